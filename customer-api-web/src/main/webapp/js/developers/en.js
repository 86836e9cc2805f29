import { html } from '../lit.js';
import example from './example.js';

const body = (codes) => html`
  <section class="card" aria-labelledby="start">
    <h2 id="start">Start here</h2>
    <ol>
      <li>Create a key in the <a href="/#/keys/new">console</a> and store its private key: it is shown once.</li>
      <li><a href="/#/try">Sign a call in the browser</a>, look at its signature base, and let a refusal be explained.</li>
      <li>Call every operation in <a href="/docs/">Swagger UI</a>; its source is the <a href="/openapi">OpenAPI document</a>.</li>
    </ol>
  </section>
  <section class="card" aria-labelledby="sign">
    <h2 id="sign">How to sign</h2>
    <p>A call is <code>POST /openapi-c/global/{bizType}</code> with a JSON object as its body and these headers:</p>
    <dl class="plain">
      <div><dt><code>companyId</code></dt><dd>the key’s company</dd></div>
      <div><dt><code>apiKey</code></dt><dd>the access key, 32 hexadecimal digits</dd></div>
      <div><dt><code>trace</code></dt><dd>a name for the call: at most 128 of A-Z a-z 0-9 . _ : -</dd></div>
      <div><dt><code>timestamp</code></dt><dd>when it is sent, epoch milliseconds</dd></div>
      <div><dt><code>signature</code></dt><dd>Base64, on one line</dd></div>
      <div><dt><code>signatureAlgorithm</code></dt><dd>SHA256withRSA; SHA1withRSA without the header</dd></div>
      <div><dt><code>recvWindow</code></dt><dd>how old the call may be, in ms: 5000 without the header, 60000 at most</dd></div>
      <div><dt><code>version</code>, <code>group</code></dt><dd>of the operation: with the bizType they name what the key must be granted</dd></div>
    </dl>
    <p>What is signed is the <strong>signature base</strong>, RSASSA-PKCS1-v1_5 over its UTF-8 bytes. It is the body, rewritten, and then the text of the timestamp:</p>
    <ul>
      <li>members sorted by name (UTF-16 code units) at every level, those that are null left out; arrays keep their order and their nulls;</li>
      <li>no white space between tokens; strings and names as RFC 8785 writes them; numbers exactly as sent;</li>
      <li>then all double quotes removed. No body counts as <code>{}</code>, and a repeated name is refused.</li>
    </ul>
    <p>The easiest way is to send the body in that form already:</p>
    <pre class="whole" tabindex="0" role="group" aria-label="Example"><code>${example}</code></pre>
    <p class="warning">Neither the operation nor any other header is signed, and two bodies can share a base. Use TLS, grant a key only what its program needs, and bind it to addresses.</p>
  </section>
  <section class="card" aria-labelledby="limits">
    <h2 id="limits">Time and limits</h2>
    <ul>
      <li>A call is good when <code>now − recvWindow ≤ timestamp &lt; now + 1000 ms</code> by the server’s clock, which <code>GET /openapi-c/time</code> answers.</li>
      <li>The same base of the same key goes through once. After a timeout look before you sign anew.</li>
      <li>100 accepted calls a key in any 60 seconds, unless the operator says otherwise; then HTTP 429, and for who goes on HTTP 418 and a ban of 5 minutes, doubled each time. The <code>x-ratelimit-</code> headers and <code>Retry-After</code> say how much is left and how long to wait.</li>
      <li>Calls that fail at or before the signature are limited to 600 a minute for a key and an address.</li>
      <li>30 keys a customer, 20 addresses or blocks a key. A key is good for 90 days, or does not expire while it is bound to addresses. Withdrawal is locked for 48 hours after a key was made or changed.</li>
    </ul>
  </section>
  <section class="card" aria-labelledby="codes">
    <h2 id="codes">Codes</h2>
    <p>Every outcome of an operation is HTTP 200: look at <code>ok</code> and <code>code</code>. {0} and {1} stand for what is in <code>msgParams</code>. Messages come in the language of the <code>lang</code> header.</p>
    ${codes}
  </section>
`;

export default { title: 'For developers of clients', codes: 'Codes', body };
