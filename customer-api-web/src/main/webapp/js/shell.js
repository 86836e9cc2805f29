// What surrounds every view: skip link, header, messages, footer.
import { chooseTheme, theme, themes } from './appearance.js';
import { api } from './api.js';
import { chooseLanguage, language, languages, t } from './i18n.js';
import { html, nothing } from './lit.js';
import { update } from './paint.js';
import { problem } from './problem.js';
import { session } from './session.js';

const LINKS = [
  ['#/keys', 'nav.keys'],
  ['#/authenticator', 'nav.authenticator'],
  ['#/try', 'nav.try'],
];

export function shell({ view, route, busy, failure, said }, logOut) {
  return html`
    <a class="skip" href="#main" data-testid="skip" @click=${skip}>${t('nav.skip')}</a>
    ${header(route.at, logOut)}
    <main id="main" class="container" tabindex="-1" data-view=${view.name} aria-busy=${String(busy)}>
      <h1 tabindex="-1">${view.title()}</h1>
      <p class="said" role="status" data-testid="status">${said}</p>
      ${failure ? problem(failure) : nothing} ${busy || failure ? nothing : view.template()}
      ${busy ? html`<p class="waiting">${t('app.loading')}</p>` : nothing}
    </main>
    <footer class="container">
      <small>${t('app.name')} · <a href="/developers/">${t('nav.developers')}</a> · <a href="/docs/">Swagger UI</a></small>
    </footer>
  `;
}

/** The header, on the developers' page too. */
export function header(at, logOut) {
  return html`
    <header class="top">
      <div class="container bar">
        <a class="brand" href="/#/keys"><img src="/icon.svg" alt="" width="24" height="24" /><span>${t('app.name')}</span></a>
        <nav aria-label=${t('nav.main')}>
          ${LINKS.map(([hash, name]) => link(`/${hash}`, name, at.startsWith(hash)))}
          ${link('/developers/', 'nav.developers', at === '/developers/')}
        </nav>
        <div class="tools">
          ${choice('language', t('nav.language'), Object.entries(languages), language(), changeLanguage)}
          ${choice('theme', t('nav.theme'), themes.map((name) => [name, t(`theme.${name}`)]), theme(), changeTheme)}
          ${session.customer ? account(logOut) : nothing}
        </div>
      </div>
    </header>
  `;
}

const link = (href, name, current) => html`<a href=${href} aria-current=${current ? 'page' : nothing}>${t(name)}</a>`;

const choice = (id, label, options, chosen, change) => html`
  <select aria-label=${label} title=${label} data-testid=${id} @change=${(event) => change(event.target.value)}>
    ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
  </select>
`;

const account = (logOut) => html`
  <span class="account" data-testid="account" title=${t('nav.account')}>${session.customer.customerNo}</span>
  <button type="button" class="secondary outline small" data-testid="logout" @click=${logOut}>${t('nav.logout')}</button>
`;

/** The address is the view's: a link to #main would name another one. */
function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function changeTheme(name) {
  chooseTheme(name);
  update();
}

/** The server writes to the customer in that language too, where somebody is logged in. */
function changeLanguage(name) {
  chooseLanguage(name);
  update();
  if (session.token) api.changeLanguage(name).catch(() => {});
}
