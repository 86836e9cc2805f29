// What programs that sign get wrong. From a signature that does not fit, tells which wrong base it was made over.
import { written } from './base.js';
import { read } from './json.js';
import { ALGORITHMS } from './signing-key.js';

const RULES = ['quotes', 'nulls', 'order', 'strings', 'numbers'];

/** Every base that leaves out some of the rules, the likeliest (fewest slips) first, the right one at the head. */
export function candidates(body, timestamp) {
  const tree = read(body);
  const rewritten = subsets(RULES).map((slips) => ({
    slips,
    text: written(tree, Object.fromEntries(slips.map((slip) => [slip, true]))),
  }));
  const asSent = [
    { slips: ['asSent'], text: body.replaceAll('"', '') },
    { slips: ['asSent', 'quotes'], text: body },
  ];
  const all = [...rewritten, ...asSent].flatMap(({ slips, text }) => [
    { slips, base: text + timestamp },
    { slips: [...slips, 'noTimestamp'], base: text },
    { slips: [...slips, 'timestampFirst'], base: timestamp + text },
  ]);
  return all.sort((a, b) => a.slips.length - b.slips.length);
}

/** The base and algorithm that a signature was made with; null when none of them is it. */
export async function recognise({ publicKey, signature, body, timestamp }) {
  for (const { slips, base } of candidates(body, timestamp)) {
    for (const algorithm of ALGORITHMS) {
      if (await publicKey.verifies(base, signature, algorithm)) return { slips, base, algorithm };
    }
  }
  return null;
}

function subsets(names) {
  return names.reduce((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]]);
}
