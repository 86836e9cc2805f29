// The page for who writes clients. It needs no session, and asks nothing of the API but its document.
import { language, t } from '../i18n.js';
import { html, render } from '../lit.js';
import { paintWith, update } from '../paint.js';
import { header } from '../shell.js';
import { codesOf } from './codes.js';
import en from './en.js';
import zh from './zh.js';

const texts = { 'en-US': en, 'zh-CN': zh };
let codes = null;

paintWith(() => {
  const text = texts[language()];
  document.documentElement.lang = language();
  document.title = `${text.title} · ${t('app.name')}`;
  render(
    html`
      <a class="skip" href="#main" data-testid="skip">${t('nav.skip')}</a>
      ${header('/developers/')}
      <main id="main" class="container" tabindex="-1" data-view="developers" aria-busy=${String(codes === null)}>
        <h1>${text.title}</h1>
        ${text.body(table())}
      </main>
      <footer class="container"><small>${t('app.name')} · <a href="/#/keys">${t('nav.keys')}</a> · <a href="/docs/">Swagger UI</a></small></footer>
    `,
    document.getElementById('app'),
  );
});

/** Scrolls sideways on a narrow screen, and can be reached by the keyboard for that. */
const table = () => html`
  <div class="wide-table" tabindex="0" role="group" aria-label=${texts[language()].codes}>
    <table data-testid="codes">
      <thead>
        <tr><th scope="col">code</th><th scope="col">bizCode</th><th scope="col">HTTP</th><th scope="col">msg</th></tr>
      </thead>
      <tbody>
        ${(codes ?? []).map((row) => html`<tr><td><code>${row[0]}</code></td>${row.slice(1).map((cell) => html`<td>${cell}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>
`;

update();
codesOf('/openapi?format=JSON').then((rows) => {
  codes = rows;
  update();
});
