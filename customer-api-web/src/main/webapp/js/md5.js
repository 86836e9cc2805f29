// The MD5 that login wants instead of the password; WebCrypto has none. The library is a classic script that leaves a global.
import '../lib/md5.min.js';

export const md5 = window.md5;
