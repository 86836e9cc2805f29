// The private key between its one answer and the moment the customer has stored it: in this module's memory, nowhere else.
let issued = null;
let waiting = 0;

/** Whether leaving the page now would lose a private key. */
const atRisk = () => issued !== null || waiting > 0;

addEventListener('beforeunload', (event) => {
  if (atRisk()) event.preventDefault();
});

export const issuedKey = {
  get current() {
    return issued;
  },

  /** Takes the key that the task answers. */
  async from(task) {
    waiting++;
    try {
      issued = await task();
      return issued;
    } finally {
      waiting--;
    }
  },

  /** The customer has it. */
  forget() {
    issued = null;
  },
};

/** As PKCS#8 PEM (RFC 7468). */
export function pemOf(base64) {
  return `-----BEGIN PRIVATE KEY-----\n${base64.match(/.{1,64}/g).join('\n')}\n-----END PRIVATE KEY-----\n`;
}
