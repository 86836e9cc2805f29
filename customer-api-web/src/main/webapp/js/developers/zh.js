import { html } from '../lit.js';
import example from './example.js';

const body = (codes) => html`
  <section class="card" aria-labelledby="start">
    <h2 id="start">从这里开始</h2>
    <ol>
      <li>在<a href="/#/keys/new">控制台</a>创建密钥并保存私钥，私钥只显示一次。</li>
      <li><a href="/#/try">在浏览器中签名一次调用</a>，查看待签名串；若被拒绝，可查看原因说明。</li>
      <li>在 <a href="/docs/">Swagger UI</a> 中可调用所有接口，其来源是 <a href="/openapi">OpenAPI 文档</a>。</li>
    </ol>
  </section>
  <section class="card" aria-labelledby="sign">
    <h2 id="sign">如何签名</h2>
    <p>调用方式为 <code>POST /openapi-c/global/{bizType}</code>，请求体为 JSON 对象，请求头如下：</p>
    <dl class="plain">
      <div><dt><code>companyId</code></dt><dd>密钥所属公司</dd></div>
      <div><dt><code>apiKey</code></dt><dd>访问密钥，32 位十六进制</dd></div>
      <div><dt><code>trace</code></dt><dd>本次调用的标识：最多 128 个 A-Z a-z 0-9 . _ : -</dd></div>
      <div><dt><code>timestamp</code></dt><dd>发送时间，毫秒时间戳</dd></div>
      <div><dt><code>signature</code></dt><dd>单行 Base64</dd></div>
      <div><dt><code>signatureAlgorithm</code></dt><dd>SHA256withRSA；省略时为 SHA1withRSA</dd></div>
      <div><dt><code>recvWindow</code></dt><dd>允许的时间差（毫秒）：省略时为 5000，最大 60000</dd></div>
      <div><dt><code>version</code>、<code>group</code></dt><dd>接口的版本与分组，与 bizType 一起构成密钥需要被授予的资源</dd></div>
    </dl>
    <p>签名的对象是<strong>待签名串</strong>，对其 UTF-8 字节做 RSASSA-PKCS1-v1_5 签名。它由改写后的请求体加上 timestamp 的文本组成：</p>
    <ul>
      <li>每一层的成员按名称（UTF-16 码元）排序，值为 null 的成员去掉；数组保持顺序，其中的 null 保留；</li>
      <li>记号之间没有空白；字符串和名称按 RFC 8785 书写；数字保持原样；</li>
      <li>最后去掉所有双引号。没有请求体视为 <code>{}</code>，重复的成员名会被拒绝。</li>
    </ul>
    <p>最简单的办法是直接以这种形式发送请求体：</p>
    <pre class="whole" tabindex="0" role="group" aria-label="示例"><code>${example}</code></pre>
    <p class="warning">签名不包含接口名和其他请求头，不同的请求体也可能得到相同的待签名串。请使用 TLS，只授予密钥必要的权限，并绑定 IP 地址。</p>
  </section>
  <section class="card" aria-labelledby="limits">
    <h2 id="limits">时间与限制</h2>
    <ul>
      <li>按服务器时钟 <code>now − recvWindow ≤ timestamp &lt; now + 1000 ms</code> 时调用有效，<code>GET /openapi-c/time</code> 返回服务器时间。</li>
      <li>同一密钥的同一待签名串只能使用一次。超时后请先查询结果，再重新签名。</li>
      <li>除非运营方另行配置，每个密钥任意 60 秒内最多 100 次成功调用；超出返回 HTTP 429，继续调用则返回 HTTP 418 并禁用 5 分钟，之后逐次加倍。<code>x-ratelimit-</code> 和 <code>Retry-After</code> 响应头说明剩余次数与等待时间。</li>
      <li>验签及之前失败的调用，每个密钥和来源地址每分钟最多 600 次。</li>
      <li>每位客户最多 30 个密钥，每个密钥最多 20 个地址或网段。密钥有效期 90 天，绑定地址期间永久有效。创建或修改密钥后 48 小时内锁定提现。</li>
    </ul>
  </section>
  <section class="card" aria-labelledby="codes">
    <h2 id="codes">返回码</h2>
    <p>业务结果均为 HTTP 200：请查看 <code>ok</code> 与 <code>code</code>。{0}、{1} 代表 <code>msgParams</code> 中的内容。消息语言由 <code>lang</code> 请求头决定，下表为英文。</p>
    ${codes}
  </section>
`;

export default { title: '开发者文档', codes: '返回码', body };
