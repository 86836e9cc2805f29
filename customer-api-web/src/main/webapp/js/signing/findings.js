// Goes through what the server checks in a signed call, in its order, and says what it finds of each.
import { dateTime } from '../i18n.js';
import { signatureBase } from './base.js';
import { UnfitBody } from './json.js';
import { PublicKey } from './signing-key.js';
import { recognise } from './slips.js';

const DEFAULT_WINDOW = 5000;
const AHEAD = 1000;
const FINE_DRIFT = 500;
const CODES = { '00012003': 'key', '00012007': 'address', '00012002': 'window', '00012001': 'signature', '00012006': 'expiry', '00012004': 'rights', '00012009': 'withdrawal' };

const finding = (check, outcome, name, ...values) => ({ check, outcome, name: `finding.${name}`, values });

/** What the server's refusal is about. */
export const subject = (code) => CODES[code];

export function clock({ drift, took }) {
  const side = drift > 0 ? 'behind' : 'ahead';
  return Math.abs(drift) <= Math.max(FINE_DRIFT, took) ? finding('clock', 'ok', 'clock.fine', Math.abs(drift)) : finding('clock', 'warn', `clock.${side}`, Math.abs(drift));
}

/** Where now is the server's time when the call came, or comes. */
export function windowOf({ timestamp, recvWindow }, now) {
  if (!/^\d+$/.test(timestamp)) return finding('window', 'bad', 'window.number');
  const size = recvWindow === '' ? DEFAULT_WINDOW : Number(recvWindow);
  if (!(size >= 0 && size <= 60_000)) return finding('window', 'bad', 'window.size');
  const age = now - Number(timestamp);
  if (age > size) return finding('window', 'bad', 'window.old', age, size);
  if (age <= -AHEAD) return finding('window', 'bad', 'window.ahead', -age);
  return finding('window', 'ok', 'window.fine', age, size);
}

export function body(order) {
  try {
    signatureBase(order.body, '');
    return finding('body', 'ok', 'body.fine');
  } catch (unfit) {
    if (!(unfit instanceof UnfitBody)) throw unfit;
    return finding('body', 'bad', `body.${unfit.reason}`, unfit.where);
  }
}

/** Whether the private key belongs to the access key. */
export function keyPair(signingKey, key) {
  if (!key) return finding('key', 'unknown', 'key.unknown');
  if (!signingKey) return finding('key', 'unknown', 'key.noPrivate');
  return signingKey.publicKey.spki === key.pubKey ? finding('key', 'ok', 'key.fits') : finding('key', 'bad', 'key.other');
}

/** Whether a signature is right, and what it was made over when it is not. */
export async function signature({ signature: text, body: sent, timestamp, algorithm }, spki) {
  if (!spki) return [finding('base', 'unknown', 'signature.noKey')];
  const publicKey = new PublicKey(spki);
  let made;
  try {
    made = await recognise({ publicKey, signature: text, body: sent, timestamp });
  } catch {
    return [finding('base', 'bad', 'signature.base64')];
  }
  if (!made) return [finding('base', 'bad', 'signature.unknown')];
  return [
    made.slips.length === 0 ? finding('base', 'ok', 'base.fine') : { ...finding('base', 'bad', 'base.slips'), slips: made.slips },
    made.algorithm === algorithm ? finding('algorithm', 'ok', 'algorithm.fine', algorithm) : finding('algorithm', 'bad', 'algorithm.other', made.algorithm, algorithm),
  ];
}

/** The server's own base, which it tells in demo mode and where it is configured to. */
export const serverBase = (mine, theirs) => compared(mine, theirs, 'base.same', 'base.server');

/** A program's own base. */
export const ownBase = (theirs, right) => compared(theirs, right, 'base.own', 'base.differs');

function compared(mine, right, same, different) {
  if (mine === right) return finding('base', 'ok', same);
  let at = 0;
  while (mine[at] === right[at]) at++;
  return finding('base', 'bad', different, at, mine.slice(at, at + 16), right.slice(at, at + 16));
}

/** What queryApi says of the key, against what is asked for. */
export function rights(key, { bizType, version, group }) {
  const resource = `${bizType}_${version}_${group}`;
  const granted = key.sources?.includes(resource);
  return [
    key.validityDays === -1 ? finding('expiry', 'bad', 'expiry.over', dateTime(key.expiredTime)) : finding('expiry', 'ok', 'expiry.fine'),
    granted ? finding('rights', 'ok', 'rights.fine', resource) : finding('rights', 'bad', 'rights.none', resource),
    key.whiteIps ? finding('address', 'warn', 'address.bound', key.whiteIps) : finding('address', 'ok', 'address.any'),
    key.withdrawTime > Date.now() ? finding('withdrawal', 'warn', 'withdrawal.locked', dateTime(key.withdrawTime)) : finding('withdrawal', 'ok', 'withdrawal.fine'),
  ];
}
