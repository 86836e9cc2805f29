// All findings about one call, in the order in which the server checks.
import { api } from '../api.js';
import { session } from '../session.js';
import { signatureBase } from './base.js';
import * as findings from './findings.js';

/** The key as queryApi shows it, when it is one of the session's; else null. */
export async function ownKey(accessKey, records) {
  const record = records.find(({ apiKey }) => apiKey === accessKey);
  return record && session.token ? api.key(record.id) : null;
}

/**
 * @param order what was signed, with its signature where there is one, and ownBase where a program's own base is to be compared
 * @param clock the drift, and whether the call is still to be sent
 */
export async function explain({ order, signingKey, key, clock, sentAt, refusal }) {
  const now = sentAt ?? Date.now() + clock.drift;
  const unfit = findings.body(order);
  const list = [findings.keyPair(signingKey, key)];
  if (key) list.push(...findings.rights(key, order));
  list.push(findings.clock(clock), findings.windowOf(order, now), unfit);
  if (unfit.outcome === 'ok') list.push(...(await bases(order, signingKey, key, refusal)));
  const about = findings.subject(refusal?.code);
  return list.map((one) => ({ ...one, refused: one.check === about || (about === 'signature' && one.outcome === 'bad') }));
}

async function bases(order, signingKey, key, refusal) {
  const mine = signatureBase(order.body, order.timestamp);
  const list = [];
  if (order.ownBase) list.push(findings.ownBase(order.ownBase, mine));
  else if (refusal?.code === '00012001' && refusal.msgParams) list.push(findings.serverBase(mine, refusal.msgParams));
  if (order.signature) list.push(...(await findings.signature(order, key?.pubKey ?? signingKey?.publicKey.spki)));
  return list;
}
