// A signed call as it goes over the wire, and what came back.
import { language } from '../i18n.js';
import { signatureBase } from './base.js';

const RATE_HEADERS = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-remairing', 'x-ratelimit-reset', 'retry-after'];

/** The server's time minus ours, in ms, and how long the question took. */
export async function clockDrift() {
  const asked = Date.now();
  const response = await fetch('/openapi-c/time', { cache: 'no-store' });
  const { data } = await response.json();
  const answered = Date.now();
  return { drift: Math.round(data - (asked + answered) / 2), took: answered - asked };
}

/** Signs, and answers the request as it would be sent. */
export async function sign(key, order) {
  const { companyId, accessKey, bizType, version, group, body, algorithm, recvWindow, timestamp } = order;
  const base = signatureBase(body, timestamp);
  const headers = {
    'Content-Type': 'application/json',
    companyId,
    trace: `console-${timestamp}`,
    timestamp,
    apiKey: accessKey,
    signature: await key.sign(base, algorithm),
    signatureAlgorithm: algorithm,
    lang: language(),
    ...given({ version, group, recvWindow }),
  };
  return { url: `/openapi-c/global/${bizType}`, headers, body, base };
}

export async function send({ url, headers, body }) {
  const response = await fetch(url, { method: 'POST', headers, body, cache: 'no-store', credentials: 'omit', redirect: 'error' });
  const text = await response.text();
  const rate = RATE_HEADERS.filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)]);
  return { status: response.status, rate, text, envelope: envelopeOf(text) };
}

/** The request as it stands on the wire. */
export function asText({ url, headers, body }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${url}`, ...lines, '', body].join('\n');
}

const given = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

function envelopeOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
