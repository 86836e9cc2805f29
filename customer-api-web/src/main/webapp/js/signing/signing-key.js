// Keys in WebCrypto: RSASSA-PKCS1-v1_5 over a base's UTF-8 bytes. It is there in secure contexts only.
const HASHES = { SHA256withRSA: 'SHA-256', SHA1withRSA: 'SHA-1' };

export const ALGORITHMS = Object.keys(HASHES);

export const canSign = () => Boolean(globalThis.crypto?.subtle);

/** What was pasted is no private key: one of empty, pkcs1, encrypted, public, base64, pkcs8. */
export class UnfitKey extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export class PublicKey {
  constructor(spki) {
    /** X.509 DER, Base64, as queryApi answers it. */
    this.spki = spki;
    this.keys = {};
  }

  async verifies(base, signature, algorithm) {
    const subtle = crypto.subtle;
    const spki = bytesOf(this.spki);
    this.keys[algorithm] ??= await subtle.importKey('spki', spki, rsa(algorithm), false, ['verify']);
    return subtle.verify('RSASSA-PKCS1-v1_5', this.keys[algorithm], bytesOf(signature), utf8(base));
  }
}

/** A private key that signs and cannot be read again: WebCrypto holds it, not extractable. */
export class SigningKey {
  /** From PKCS#8, as PEM or as Base64. */
  static async from(text) {
    const pkcs8 = derOf(text);
    const key = new SigningKey();
    try {
      key.publicKey = await publicKeyOf(pkcs8);
      key.keys = {};
      for (const algorithm of ALGORITHMS) {
        key.keys[algorithm] = await crypto.subtle.importKey('pkcs8', pkcs8, rsa(algorithm), false, ['sign']);
      }
    } catch {
      throw new UnfitKey('pkcs8');
    }
    return key;
  }

  /** The signature of a base, in Base64 on one line. */
  async sign(base, algorithm) {
    return base64(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', this.keys[algorithm], utf8(base)));
  }
}

/** A public key is the modulus and exponent of the private one. */
async function publicKeyOf(pkcs8) {
  const algorithm = rsa(ALGORITHMS[0]);
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
  const { kty, n, e } = await crypto.subtle.exportKey('jwk', readable);
  const publicKey = await crypto.subtle.importKey('jwk', { kty, n, e }, algorithm, true, ['verify']);
  return new PublicKey(base64(await crypto.subtle.exportKey('spki', publicKey)));
}

function derOf(text) {
  if (text.includes('BEGIN RSA PRIVATE KEY')) throw new UnfitKey('pkcs1');
  if (text.includes('BEGIN ENCRYPTED PRIVATE KEY')) throw new UnfitKey('encrypted');
  if (text.includes('PUBLIC KEY')) throw new UnfitKey('public');
  const base64Text = text.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
  if (base64Text === '') throw new UnfitKey('empty');
  return bytesOf(base64Text, () => new UnfitKey('base64'));
}

/** Bytes of a Base64 text. */
export function bytesOf(text, refusal = (cause) => cause) {
  try {
    return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  } catch (cause) {
    throw refusal(cause);
  }
}

const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

const utf8 = (text) => new TextEncoder().encode(text);

const rsa = (algorithm) => ({ name: 'RSASSA-PKCS1-v1_5', hash: HASHES[algorithm] });
