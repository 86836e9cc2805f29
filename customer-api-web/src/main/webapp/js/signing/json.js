// JSON (RFC 8259) read strictly and kept as sent: JSON.parse would lose how numbers were written, and repeated members.
const TOKEN =
  /[{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const WHITE_SPACE = /[ \t\n\r]*/y;
const UNPAIRED = /\p{Surrogate}/u;
const MAX_DEPTH = 100;

/** Why a body cannot be signed: one of syntax, object, repeated, surrogate, depth, and where. */
export class UnfitBody extends Error {
  constructor(reason, where = '') {
    super(`${reason} ${where}`);
    this.reason = reason;
    this.where = where;
  }
}

/**
 * The body as a tree: { members: [{ name, value }] }, { items: [] }, { string, sent } or { literal }.
 * Nothing but white space counts as an empty object.
 */
export function read(body) {
  if (/^[ \t\n\r]*$/.test(body)) return { members: [] };
  const tokens = tokensOf(body);
  const tree = value(tokens, 0);
  if (!tree.members) throw new UnfitBody('object');
  if (tokens.next !== undefined) throw new UnfitBody('syntax', tokens.next);
  return tree;
}

function tokensOf(body) {
  let at = 0;
  const tokens = {
    next: undefined,
    take() {
      const taken = this.next;
      this.next = token();
      return taken;
    },
  };
  tokens.take();
  return tokens;

  function token() {
    at = end(WHITE_SPACE, at);
    if (at === body.length) return undefined;
    const from = at;
    at = end(TOKEN, at);
    if (at === from) throw new UnfitBody('syntax', body.slice(from, from + 12));
    return body.slice(from, at);
  }

  function end(pattern, from) {
    pattern.lastIndex = from;
    return pattern.test(body) ? pattern.lastIndex : from;
  }
}

function value(tokens, depth) {
  const token = tokens.take();
  if (token === '{' || token === '[') {
    if (depth >= MAX_DEPTH) throw new UnfitBody('depth');
    return token === '{' ? object(tokens, depth) : { items: list(tokens, ']', () => value(tokens, depth + 1)) };
  }
  if (token === undefined || '}]:,'.includes(token)) throw new UnfitBody('syntax', token);
  return token.startsWith('"') ? string(token) : { literal: token };
}

function object(tokens, depth) {
  const members = list(tokens, '}', () => {
    const token = tokens.take();
    if (!token?.startsWith('"')) throw new UnfitBody('syntax', token);
    if (tokens.take() !== ':') throw new UnfitBody('syntax', token);
    return { name: string(token), value: value(tokens, depth + 1) };
  });
  const names = new Set();
  for (const { name } of members) {
    if (names.has(name.string)) throw new UnfitBody('repeated', name.string);
    names.add(name.string);
  }
  return { members };
}

function list(tokens, close, entry) {
  const entries = [];
  if (tokens.next === close) {
    tokens.take();
    return entries;
  }
  for (;;) {
    entries.push(entry());
    const token = tokens.take();
    if (token === close) return entries;
    if (token !== ',') throw new UnfitBody('syntax', token);
  }
}

function string(sent) {
  const text = JSON.parse(sent);
  if (UNPAIRED.test(text)) throw new UnfitBody('surrogate', sent);
  return { string: text, sent };
}
