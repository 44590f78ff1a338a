package io.linli.standalone;

import io.linli.model.DeviceCredential;
import java.io.PrintWriter;

/** What a person who has just started the demo needs: where to look, who to be, what to try. */
final class Welcome {
    private static final String DEVICE = "level-7";

    private static final String HERE = """

            Linli      %1$s
            API        %1$s/docs
            Flink      %2$s
            Devices    %3$s
            Logs       %4$s

            Logins, all with the password linli-demo:
              home501   a resident                 grid003   the grid worker
              duty      community duty             manager   who reads the numbers
              analyst   who writes the rules       devices   who looks after the devices
              admin     who enters the community   auditor   who reads what was done, at /docs

            Let the water rise in the east underpass, in millimetres, from another shell:
              ./linli publish level-7 '{"water_level": 12}'%7$s
              ./linli publish level-7 '{"water_level": 320}'%7$s
              ./linli publish level-7 '{"water_level": 620}'%7$s
            or, as any MQTT device would:
              mosquitto_pub -p %5$s -q 1 -i level-7 -u level-7 -P %6$s -t linli/v1/level-7/telemetry -m '{"water_level": 620}'

            Press the call box of home 501:
              ./linli publish box-1 '{"specversion": "1.0", "id": "1", "source": "box-1", "type": "io.linli.callbox.sos.pressed", "data": {"pressId": "1"}}'%7$s
            """;

    private static final String SIMULATED = """

            A community lives in here. Within two minutes of its first start a home is told of that has been silent for
            too long. A step that nobody has taken after 20 seconds is taken by a simulated worker. Throw something in:
              curl -H 'content-type: application/json' -d '{"kind": "sos"}' %1$s/api/v1/trials
              curl -H 'content-type: application/json' -d '{"kind": "flood"}' %1$s/api/v1/trials
              curl -H 'content-type: application/json' -d '{"kind": "silence"}' %1$s/api/v1/trials
              ./linli replay scenarios/flash-flood.yaml%2$s
            """;

    private Welcome() {}

    static void to(Demo demo, PrintWriter out) {
        if (demo.options().isEmpty()) {
            toOwn(demo, out);
        } else {
            toDemo(demo, out);
        }
    }

    /** Where a community is set up, or at work. */
    private static void toOwn(Demo demo, PrintWriter out) {
        var http = demo.addresses().getProperty("http");
        out.printf("%nLinli      %s%nLogs       %s%n%n", http, demo.folder().part("logs"));
        demo.setupCode()
                .ifPresent(code -> out.printf(
                        "Nobody can log in yet. Open %s/setup and give this code, within 24 hours:%n%n  %s%n%n",
                        http, code));
        out.println("Linli is not a certified alarm system. Ctrl-C stops.");
        out.flush();
    }

    private static void toDemo(Demo demo, PrintWriter out) {
        var addresses = demo.addresses();
        var http = addresses.getProperty("http");
        var data = Shell.dataOption(demo.options().data());
        var mqttPort = addresses.getProperty("mqtt").replaceFirst(".*:", "");
        var password = new DeviceCredential(demo.folder().secret(DemoFolder.DEVICE_KEY)).password(DEVICE, 1);
        out.printf(
                HERE,
                http,
                addresses.getProperty("flink"),
                addresses.getProperty("mqtt"),
                demo.folder().part("logs"),
                mqttPort,
                password,
                data);
        if (demo.options().simulation()) {
            out.printf(SIMULATED, http, data);
        }
        out.printf("%nLinli is not a certified alarm system. Ctrl-C stops.%n");
        out.flush();
    }
}
