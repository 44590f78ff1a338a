// All icons: symbols on a grid of 24, drawn once into the page and used by name.
import { html, render } from 'lit';

const sprite = html`<svg class="sprite" aria-hidden="true">
  <symbol id="i-arrive" viewBox="0 0 24 24"><path d="M6 21.5V3M6 4h11.5l-2.8 3.8 2.8 3.8H6"/></symbol>
  <symbol id="i-back" viewBox="0 0 24 24"><path d="M9 5 4 10l5 5M4 10h9.5a6 6 0 0 1 0 12H9"/></symbol>
  <symbol id="i-barrier" viewBox="0 0 24 24"><path d="M3 8.5h18v5H3zM6 13.5v7M18 13.5v7M6 8.5V6M18 8.5V6M7 13.5l4-5M13 13.5l4-5"/></symbol>
  <symbol id="i-battery" viewBox="0 0 24 24"><rect x="2.5" y="7" width="16.5" height="10" rx="2"/><path d="M21.5 10.5v3M5.5 10v4"/></symbol>
  <symbol id="i-bell" viewBox="0 0 24 24"><path d="M6.5 16.5v-6a5.5 5.5 0 0 1 11 0v6l1.5 1.5H5zM10 20.5a2.2 2.2 0 0 0 4 0M12 5V3"/></symbol>
  <symbol id="i-blind" viewBox="0 0 24 24"><path d="M3.5 3.5l17 17M9 5.7A10 10 0 0 1 12 5.2c4.5 0 7.8 3 9.5 6.8a13 13 0 0 1-2.7 3.8M6.2 7.7A13.5 13.5 0 0 0 2.5 12c1.7 3.8 5 6.8 9.5 6.8a9.7 9.7 0 0 0 4.3-1M9.8 9.9a3 3 0 0 0 4.2 4.2"/></symbol>
  <symbol id="i-box" viewBox="0 0 24 24"><rect x="5" y="3" width="14" height="18" rx="3"/><circle cx="12" cy="14.5" r="3"/><path d="M9 7h6"/></symbol>
  <symbol id="i-camera" viewBox="0 0 24 24"><path d="M4 7.5h3.5L9 5h6l1.5 2.5H20A1.5 1.5 0 0 1 21.5 9v9A1.5 1.5 0 0 1 20 19.5H4A1.5 1.5 0 0 1 2.5 18V9A1.5 1.5 0 0 1 4 7.5z"/><circle cx="12" cy="13.2" r="3.6"/></symbol>
  <symbol id="i-chart" viewBox="0 0 24 24"><path d="M4 4v16h16M7.5 15l3.5-4.5 3 2.5 5-7"/></symbol>
  <symbol id="i-check" viewBox="0 0 24 24"><path d="m4.5 12.5 5 5 10-11"/></symbol>
  <symbol id="i-chip" viewBox="0 0 24 24"><rect x="6" y="6" width="12" height="12" rx="2"/><path d="M9.5 2.5V6M14.5 2.5V6M9.5 18v3.5M14.5 18v3.5M2.5 9.5H6M2.5 14.5H6M18 9.5h3.5M18 14.5h3.5"/></symbol>
  <symbol id="i-cross" viewBox="0 0 24 24"><path d="M6 6l12 12M18 6 6 18"/></symbol>
  <symbol id="i-db" viewBox="0 0 24 24"><ellipse cx="12" cy="5.5" rx="7.5" ry="2.8"/><path d="M4.5 5.5v13c0 1.5 3.4 2.8 7.5 2.8s7.5-1.3 7.5-2.8v-13M4.5 12c0 1.5 3.4 2.8 7.5 2.8s7.5-1.3 7.5-2.8"/></symbol>
  <symbol id="i-door" viewBox="0 0 24 24"><path d="M5 21V4.5L14 3v18M3 21h18M14 5.5h4.5V21M11 12v.6"/></symbol>
  <symbol id="i-down" viewBox="0 0 24 24"><path d="m5 9 7 7 7-7"/></symbol>
  <symbol id="i-download" viewBox="0 0 24 24"><path d="M12 3.5v11M7.5 10.5 12 15l4.5-4.5M4 20h16"/></symbol>
  <symbol id="i-flood" viewBox="0 0 24 24"><path d="M2.5 19c1.6 1.3 3.2 1.3 4.8 0s3.2-1.3 4.7 0 3.2 1.3 4.7 0 3.2-1.3 4.8 0M2.5 14.6c1.6 1.3 3.2 1.3 4.8 0s3.2-1.3 4.7 0 3.2 1.3 4.7 0 3.2-1.3 4.8 0M12 3v7M8.8 6l3.2-3.2L15.2 6"/></symbol>
  <symbol id="i-flow" viewBox="0 0 24 24"><path d="M3 7h7c5 0 4 10 9 10h2M3 17h6M18 14l3 3-3 3M15 7h6"/></symbol>
  <symbol id="i-gas" viewBox="0 0 24 24"><path d="M12 21a6 6 0 0 0 6-6c0-4.5-4-6-4.5-11C9.5 6 6 10 6 15a6 6 0 0 0 6 6zM12 21a2.7 2.7 0 0 0 2.7-2.7c0-1.9-1.7-2.8-2.7-4.8-1 2-2.7 2.9-2.7 4.8A2.7 2.7 0 0 0 12 21z"/></symbol>
  <symbol id="i-heart" viewBox="0 0 24 24"><path d="M12 20.5C6 16.3 3 12.7 3 9.2A4.7 4.7 0 0 1 12 7a4.7 4.7 0 0 1 9 2.2c0 3.5-3 7.1-9 11.3z"/></symbol>
  <symbol id="i-help" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.8"/><path d="M9.3 9.5a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.2 1-1.2 1.9M12 17v.01"/></symbol>
  <symbol id="i-history" viewBox="0 0 24 24"><path d="M4 4.5V9h4.5M4.3 9A8.5 8.5 0 1 1 3.5 13M12 8v4.3l3 1.8"/></symbol>
  <symbol id="i-hush" viewBox="0 0 24 24"><path d="M6.5 16.5v-6A5.5 5.5 0 0 1 16 6.8M17.5 11v5.5h-13M10 20a2.2 2.2 0 0 0 4 0M3.5 3.5l17 17"/></symbol>
  <symbol id="i-lamp" viewBox="0 0 24 24"><path d="M9 14.5a6 6 0 1 1 6 0V17H9zM10 20.5h4"/></symbol>
  <symbol id="i-layers" viewBox="0 0 24 24"><path d="m12 3.5 9 5-9 5-9-5zM3.5 13l8.5 4.7 8.5-4.7"/></symbol>
  <symbol id="i-leak" viewBox="0 0 24 24"><path d="M4 5.5h7.5a4 4 0 0 1 4 4V11h-4.2V9.7H4zM6 5.5V3h4v2.5M13.4 14.2c1.5 1.8 2.3 3 2.3 4.1a2.3 2.3 0 0 1-4.6 0c0-1.1.8-2.3 2.3-4.1z"/></symbol>
  <symbol id="i-left" viewBox="0 0 24 24"><path d="m15 5-7 7 7 7"/></symbol>
  <symbol id="i-level-1" viewBox="0 0 24 24"><path class="lvf" d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/><path class="lvn" d="M12 8v8M10.2 8h3.6M10.2 16h3.6"/></symbol>
  <symbol id="i-level-2" viewBox="0 0 24 24"><path class="lvf" d="M12 1.8c.5 0 .9.3 1.2.7l9.4 17.2c.5 1-.1 2.1-1.2 2.1H2.6c-1.1 0-1.7-1.1-1.2-2.1l9.4-17.2c.3-.4.7-.7 1.2-.7z"/><path class="lvn" d="M10.3 11.5v7M13.7 11.5v7M8.7 11.5h6.6M8.7 18.5h6.6"/></symbol>
  <symbol id="i-level-3" viewBox="0 0 24 24"><path class="lvf" d="M12 1.3 22.7 12 12 22.7 1.3 12z"/><path class="lvn" d="M9 8.8v6.4M12 8.8v6.4M15 8.8v6.4M7.6 8.8h8.8M7.6 15.2h8.8"/></symbol>
  <symbol id="i-level-4" viewBox="0 0 24 24"><circle class="lvf" cx="12" cy="12" r="10.4"/><path class="lvn" d="M8.2 8.6v6.8M11 8.6l2.6 6.8 2.6-6.8M6.7 8.6h3M6.7 15.4h3M9.9 8.6h2.2M15.1 8.6h2.2"/></symbol>
  <symbol id="i-lift" viewBox="0 0 24 24"><rect x="4.5" y="3" width="15" height="18" rx="1.5"/><path d="M12 3v18M6.8 13.5 8.2 15.3l1.4-1.8M14.4 10.5l1.4-1.8 1.4 1.8"/></symbol>
  <symbol id="i-list" viewBox="0 0 24 24"><path d="M8.5 6H20M8.5 12H20M8.5 18H20M4 6v.01M4 12v.01M4 18v.01"/></symbol>
  <symbol id="i-map" viewBox="0 0 24 24"><path d="M3.5 6 9 3.8l6 2.2 5.5-2.2V18L15 20.2 9 18l-5.5 2.2zM9 3.8V18M15 6v14.2"/></symbol>
  <symbol id="i-merge" viewBox="0 0 24 24"><path d="M6 3.5v4a5 5 0 0 0 5 5h2a5 5 0 0 0 5-5v-4M12 12.5v8M8.8 17.5 12 20.7l3.2-3.2"/></symbol>
  <symbol id="i-minus" viewBox="0 0 24 24"><path d="M5 12h14"/></symbol>
  <symbol id="i-moon" viewBox="0 0 24 24"><path d="M20 14.2A8.3 8.3 0 0 1 9.8 4 8.5 8.5 0 1 0 20 14.2z"/></symbol>
  <symbol id="i-mute" viewBox="0 0 24 24"><path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM16 9.5l5 5M21 9.5l-5 5"/></symbol>
  <symbol id="i-nav" viewBox="0 0 24 24"><path d="M20.5 3.5 3.5 10.8l7.2 2.5 2.5 7.2z"/></symbol>
  <symbol id="i-offline" viewBox="0 0 24 24"><path d="M2.5 8.5a14 14 0 0 1 4.2-2.6M10 5a14 14 0 0 1 11.5 3.5M5.8 12.3a9 9 0 0 1 4-2.2M14.5 10.2a9 9 0 0 1 3.7 2.1M9.2 16a4.3 4.3 0 0 1 5.6 0M12 19.5v.01M4 3l16 18"/></symbol>
  <symbol id="i-phone" viewBox="0 0 24 24"><path d="M5 3.5h4l1.6 4.6L8.2 10a12.5 12.5 0 0 0 5.8 5.8l1.9-2.4 4.6 1.6v4a1.5 1.5 0 0 1-1.6 1.5A16.5 16.5 0 0 1 3.5 5.1 1.5 1.5 0 0 1 5 3.5z"/></symbol>
  <symbol id="i-pin" viewBox="0 0 24 24"><path d="M12 21.5c4.3-4.6 6.5-8 6.5-11.3a6.5 6.5 0 0 0-13 0c0 3.3 2.2 6.7 6.5 11.3z"/><circle cx="12" cy="10" r="2.3"/></symbol>
  <symbol id="i-play" viewBox="0 0 24 24"><path d="M7 4.5v15l12-7.5z"/></symbol>
  <symbol id="i-plus" viewBox="0 0 24 24"><path d="M12 5v14M5 12h14"/></symbol>
  <symbol id="i-power" viewBox="0 0 24 24"><path d="M13 2.5 5 13.5h6l-1 8 8-11h-6z"/></symbol>
  <symbol id="i-qr" viewBox="0 0 24 24"><path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v6h-3M14 20v-1"/></symbol>
  <symbol id="i-quarantine" viewBox="0 0 24 24"><path d="M12 2.8 20 6v6c0 4.8-3.3 8-8 9.2C7.3 20 4 16.8 4 12V6zM9 9l6 6M15 9l-6 6"/></symbol>
  <symbol id="i-rain" viewBox="0 0 24 24"><path d="M7 15a4.5 4.5 0 0 1-.4-9 6 6 0 0 1 11.3 1.6A3.8 3.8 0 0 1 17.5 15M8.5 18l-1 2.5M12.5 18l-1 2.5M16.5 18l-1 2.5"/></symbol>
  <symbol id="i-reply" viewBox="0 0 24 24"><path d="M4 4.5h16v11.5h-8.5L7 20v-4H4zM8 8.5h8M8 12h5"/></symbol>
  <symbol id="i-right" viewBox="0 0 24 24"><path d="m9 5 7 7-7 7"/></symbol>
  <symbol id="i-rules" viewBox="0 0 24 24"><path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/></symbol>
  <symbol id="i-search" viewBox="0 0 24 24"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/></symbol>
  <symbol id="i-send" viewBox="0 0 24 24"><path d="M3.5 12h11M10.5 7.5 15 12l-4.5 4.5M19.5 4v16"/></symbol>
  <symbol id="i-shield" viewBox="0 0 24 24"><path d="M12 2.8 20 6v6c0 4.8-3.3 8-8 9.2C7.3 20 4 16.8 4 12V6zM8.5 12l2.5 2.5 4.5-5"/></symbol>
  <symbol id="i-sign" viewBox="0 0 24 24"><path d="M4 20.5h16M5.5 16.5 16 6l2.5 2.5L8 19H5.5zM13.8 8.2l2.5 2.5"/></symbol>
  <symbol id="i-smoke" viewBox="0 0 24 24"><rect x="4" y="4" width="16" height="5" rx="2"/><path d="M7 13c0 1.5 1.5 1.7 1.5 3.2S7 18.5 7 20M12 13c0 1.5 1.5 1.7 1.5 3.2S12 18.5 12 20M17 13c0 1.5 1.5 1.7 1.5 3.2S17 18.5 17 20"/></symbol>
  <symbol id="i-sos" viewBox="0 0 24 24"><circle cx="12" cy="13" r="4.2"/><path d="M12 13v.01M5.2 6.2A9.6 9.6 0 0 0 5.2 19.8M18.8 6.2a9.6 9.6 0 0 1 0 13.6M12 2.5v2.6"/></symbol>
  <symbol id="i-sound" viewBox="0 0 24 24"><path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.3 4.3 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/></symbol>
  <symbol id="i-speak" viewBox="0 0 24 24"><path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM16 9a4.3 4.3 0 0 1 0 6"/></symbol>
  <symbol id="i-star" viewBox="0 0 24 24"><path d="m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9L6.7 20l1.1-6-4.4-4.2 6-.8z"/></symbol>
  <symbol id="i-still" viewBox="0 0 24 24"><path d="M3.5 11 12 3.8 20.5 11M5.6 9.5V20h12.8V9.5M10 13v4M14 13v4"/></symbol>
  <symbol id="i-sync" viewBox="0 0 24 24"><path d="M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.5 7.5M4.5 14a8 8 0 0 0 14 2.5"/></symbol>
  <symbol id="i-temp" viewBox="0 0 24 24"><path d="M10 13.5V5a2 2 0 1 1 4 0v8.5a4 4 0 1 1-4 0zM12 9v7.5M17.5 6H20M17.5 10H20"/></symbol>
  <symbol id="i-up" viewBox="0 0 24 24"><path d="M12 20V5M6 11l6-6 6 6"/></symbol>
  <symbol id="i-upload" viewBox="0 0 24 24"><path d="M12 15V4M7.5 8.5 12 4l4.5 4.5M4 20h16"/></symbol>
  <symbol id="i-user" viewBox="0 0 24 24"><circle cx="12" cy="8" r="4"/><path d="M4 20.5c.8-4 4-6 8-6s7.2 2 8 6"/></symbol>
  <symbol id="i-users" viewBox="0 0 24 24"><circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.6-3.5 3.2-5.2 6.5-5.2s5.9 1.7 6.5 5.2M15.5 5.4a3.5 3.5 0 0 1 0 6.2M17.5 14.7c2.2.7 3.6 2.3 4 4.8"/></symbol>
  <symbol id="i-walk" viewBox="0 0 24 24"><circle cx="13" cy="4.5" r="1.8"/><path d="m8 21 3-6-2-3 1-4 3 .5 2 3 3 1M11 15l3 2 1 4M10 8 7 9.5 6 13"/></symbol>
  <symbol id="i-whistle" viewBox="0 0 24 24"><path d="M3 8.5h12.5a5.8 5.8 0 1 1-5.6 7.3L9 14H6.5A3.5 3.5 0 0 1 3 10.5zM13.5 8.5V5.5M10 8.5V6.5"/><circle cx="15.5" cy="14.3" r="1.8"/></symbol>
  <symbol id="i-external" viewBox="0 0 24 24"><path d="M9.5 5H5v14h14v-4.500M13.500 4.500H19.500V10.500M19 5l-8.500 8.500"/></symbol>
  <symbol id="i-sun" viewBox="0 0 24 24"><circle cx="12" cy="12" r="4.200"/><path d="M12 2.500v2.500M12 19v2.500M2.500 12H5M19 12h2.500M5.300 5.300l1.800 1.800M16.900 16.900l1.800 1.800M18.700 5.300l-1.800 1.800M7.100 16.900l-1.800 1.800"/></symbol>
  <symbol id="i-eye" viewBox="0 0 24 24"><path d="M2.500 12c1.700-3.800 5-6.800 9.500-6.800s7.800 3 9.500 6.800c-1.700 3.800-5 6.800-9.500 6.800S4.200 15.800 2.500 12z"/><circle cx="12" cy="12" r="3"/></symbol>
  <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="c-hatch" d="M0 0V7"/></pattern>
</svg>`;

const place = document.createElement('div');
document.body.prepend(place);
render(sprite, place);

/** A line icon in the colour of its text; says nothing by itself, a word stands beside it. */
export const icon = (name, size = '') =>
  html`<svg class="i ${size && `i-${size}`}" aria-hidden="true"><use href="#i-${name}"></use></svg>`;

const LEVELS = { I: 1, II: 2, III: 3, IV: 4 };

/** The number that styles call a level by. */
export const levelNumber = (level) => LEVELS[level] ?? 4;

/** Shape and numeral of a level. */
export const levelSign = (level, size = '') => {
  const n = levelNumber(level);
  return html`<svg class="lv lv-${n} ${size && `lv-${size}`}" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-level-${n}"></use></svg>`;
};

/** Two houses, one lit. */
export const logo = html`<svg class="logo" viewBox="0 0 38 30" aria-hidden="true"><path class="lg-wall" d="M3 27V14.500L11.500 7 20 14.500V27z"/><path class="lg-wall2" d="M20 27V17l7.500-6.500L35 17v10z"/><path class="lg-lit" d="M9 18h5v5H9z"/><path class="lg-win" d="M25.500 20h4v3.500h-4z"/></svg>`;

/** An icon of its kind of risk; the shield stands for one that this page does not know yet. */
export const kindIcon = (kind) => KINDS[kind] ?? 'shield';
const KINDS = {
  sos: 'sos', flood: 'flood', inactivity: 'still', gas: 'gas', co: 'gas', smoke: 'smoke', 'water-leak': 'leak', lift: 'lift', 'door-at-night': 'door',
  heat: 'temp', cold: 'temp', 'power-outage': 'power', crowding: 'users', fall: 'walk', device: 'chip',
};

