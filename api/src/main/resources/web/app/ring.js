// What rings on the phone: the most urgent of what nobody has taken yet. To silence it takes nothing; its clock runs.
import { sound } from './sound.js';

const ORDER = ['I', 'II', 'III'];
const rung = new Set();

/** Level I until somebody has taken it, the others once each. */
export function ringFor(waiting) {
  const fresh = waiting.filter((incident) => !rung.has(incident.id + incident.level));
  fresh.forEach((incident) => rung.add(incident.id + incident.level));
  if (waiting.some((incident) => incident.level === 'I')) {
    sound.ring();
  } else {
    sound.stop();
    const highest = ORDER.find((level) => fresh.some((incident) => incident.level === level));
    if (highest) sound.once(highest);
  }
  if (fresh.some((incident) => ['I', 'II'].includes(incident.level)) && navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.([300, 150, 300]);
  }
}
