// One-time codes on their way: the ticket each was sent under, and how long until another one can be had.
import { api } from './api.js';

const RESEND_SECONDS = 60;
const TOO_FAST = 'GATEWAY_CODE_018';
const sent = new Map();

/** One channel of one recipient. Tickets outlive the dialog that asked for them: a code that has come is still good. */
export function codeChannel(bizType, guest = {}, companyId = undefined) {
  const name = JSON.stringify([bizType, guest, companyId]);
  return {
    get ticket() {
      return sent.get(name)?.ticket;
    },

    get secondsToWait() {
      const until = sent.get(name)?.until ?? 0;
      return Math.max(0, Math.ceil((until - Date.now()) / 1000));
    },

    async send() {
      try {
        const { token } = await api.sendCode(bizType, guest, companyId);
        sent.set(name, { ticket: token, until: Date.now() + RESEND_SECONDS * 1000 });
      } catch (refusal) {
        if (refusal.code === TOO_FAST) {
          sent.set(name, { ticket: this.ticket, until: Date.now() + Number(refusal.params) * 1000 });
        }
        throw refusal;
      }
    },
  };
}

/** The codes were spent, or are another customer's. */
export function forgetTickets() {
  for (const entry of sent.values()) entry.ticket = undefined;
}
