// Where the phone is at the moment somebody presses that they have arrived; only for who has agreed, and only then.
const KEY = 'linli.position';
const PATIENCE = 5_000;

export const checkIn = {
  /** Browsers tell positions only to pages that came safely. */
  get isPossible() {
    return isSecureContext && 'geolocation' in navigator;
  },

  get isAgreed() {
    return this.isPossible && localStorage.getItem(KEY) === 'yes';
  },

  agree(yes) {
    if (yes) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  },

  patience: PATIENCE,

  /** `{latitude, longitude, accuracy}`; null where the phone does not know or may not tell. */
  position() {
    return new Promise((resolve) => {
      const told = ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy: Math.round(accuracy) });
      navigator.geolocation.getCurrentPosition(told, () => resolve(null), { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 });
    });
  },
};
