#!/bin/sh
# Starts the broker knowing nobody but the administrator: until ingest has told it of the devices, none comes in.
set -eu
state=/run/mosquitto/dynamic-security.json
rm -f "$state"
mosquitto_ctrl dynsec init "$state" admin "$(cat /run/secrets/broker-admin-password)" >/dev/null
exec mosquitto -c /mosquitto/config/mosquitto.conf
