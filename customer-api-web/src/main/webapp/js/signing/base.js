// The signature base of the published scheme: the body, rewritten, then the timestamp.
import { read } from './json.js';

/** What the server computes. */
export const signatureBase = (body, timestamp) => written(read(body), {}) + timestamp;

/**
 * The tree as text. Without slips it is what is signed: sorted by UTF-16 code units, nulls left out, strings as RFC 8785 writes
 * them, double quotes removed, numbers as sent. Each slip leaves one of these rules out.
 */
export function written(tree, slips) {
  const text = write(tree, slips);
  return slips.quotes ? text : text.replaceAll('"', '');
}

function write(node, slips) {
  if (node.members) return `{${members(node, slips).join(',')}}`;
  if (node.items) return `[${node.items.map((item) => write(item, slips)).join(',')}]`;
  if (node.sent) return string(node, slips);
  return slips.numbers && /[\d]/.test(node.literal) ? String(Number(node.literal)) : node.literal;
}

function members(node, slips) {
  const kept = slips.nulls ? [...node.members] : node.members.filter(({ value }) => value.literal !== 'null');
  if (!slips.order) kept.sort((a, b) => (a.name.string < b.name.string ? -1 : 1));
  return kept.map(({ name, value }) => `${string(name, slips)}:${write(value, slips)}`);
}

const string = (node, slips) => (slips.strings ? node.sent : JSON.stringify(node.string));
