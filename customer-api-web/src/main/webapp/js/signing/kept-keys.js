// Keys to try signed calls with, by their access key: until the page is closed or reloaded, and never readable again.
import { SigningKey } from './signing-key.js';

const kept = new Map();

export async function keepForTrying({ apiKey, privateKey }) {
  kept.set(apiKey, await SigningKey.from(privateKey));
}

export const keptKey = (accessKey) => kept.get(accessKey);

export const keptAccessKeys = () => [...kept.keys()];

/** Another customer may come to this page. */
export const forgetKeptKeys = () => kept.clear();
