// What changes, as it changes. The browser reconnects by itself and says which event was its last; after a cut the
// page reads its lists again too, so nothing is missed whatever happened to the server meanwhile.
import { api } from './session.js';
import { now, setClock, startClock, stopClock } from './time.js';

const TYPES = ['alert', 'incident', 'notice', 'device', 'rule', 'backtest', 'reading'];
/** The server speaks every 15 s; longer silence is a dead line. */
const SILENCE = 40_000;
const AGAIN = 2_000;
/** A blink need not be shown. */
const SHOWN_AFTER = 1_500;

/**
 * Follows the server's events: `on.incident(data)` and so on for each type, `on.reload()` when lists are to be read
 * (at the beginning, after a cut, after a gap), `on.cut({since, tries})` and `on.live()`.
 */
export function follow(on) {
  let source;
  let heard = Date.now();
  let cut = null;
  let shown;

  const broken = () => {
    if (!cut) {
      cut = { since: now(), tries: 0 };
      stopClock();
      shown = setTimeout(() => on.cut?.(cut), SHOWN_AFTER);
    }
    cut = { ...cut, tries: cut.tries + 1 };
    if (Date.now() - heard > SHOWN_AFTER) on.cut?.(cut);
  };

  const opened = async () => {
    heard = Date.now();
    try {
      await on.reload?.();
    } catch {
      // The line is up and the lists are not: try the whole again.
      again();
      return;
    }
    clearTimeout(shown);
    cut = null;
    startClock();
    on.live?.();
  };

  const again = () => {
    source.close();
    broken();
    // Where the session has ended, this leads to the login; where the server is away, it is asked again.
    setTimeout(() => api.get('session').then(connect, again), AGAIN);
  };

  const connect = () => {
    source = new EventSource('/api/v1/events');
    source.onopen = opened;
    source.onerror = () => (source.readyState === EventSource.CLOSED ? again() : broken());
    source.addEventListener('beat', (event) => {
      heard = Date.now();
      setClock(JSON.parse(event.data).at);
    });
    source.addEventListener('gap', () => on.reload?.());
    for (const type of TYPES) {
      source.addEventListener(type, (event) => {
        heard = Date.now();
        on[type]?.(JSON.parse(event.data));
      });
    }
  };

  connect();
  setInterval(() => {
    if (source.readyState === EventSource.OPEN && Date.now() - heard > SILENCE) again();
  }, 5_000);
}
