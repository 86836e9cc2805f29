// Shows the view that the address names. A view is an object: title(), template(), and where it needs them load(),
// rendered(), mayLeave() and left().
import { api, onSessionOver } from './api.js';
import { forgetTickets } from './codes.js';
import { language, t } from './i18n.js';
import { render } from './lit.js';
import { paintWith, update } from './paint.js';
import { HOME, routeOf } from './routes.js';
import { session } from './session.js';
import { shell } from './shell.js';
import { forgetKeptKeys } from './signing/kept-keys.js';

const page = { view: null, route: null, busy: true, failure: null, said: '' };
let afterLogin = HOME;
let sayNext = '';
let opening = 0;

/** Tells the reader what happened, aloud where a screen reader is. */
export function say(text) {
  page.said = text;
  update();
}

/** Goes to another view, and says there what happened here. */
export function go(hash, said = '') {
  sayNext = said;
  if (location.hash === hash) open();
  else location.hash = hash;
}

export function loggedIn(customer) {
  session.begin(customer);
  go(afterLogin, t('login.done', session.customer.customerNo));
  afterLogin = HOME;
}

async function logOut() {
  if (page.view?.mayLeave?.() === false) return update();
  await api.logout().catch(() => {});
  endSession();
  go('#/login', t('login.loggedOut'));
}

export function start() {
  paintWith(paint);
  onSessionOver((refusal) => {
    endSession();
    afterLogin = page.route.guest ? HOME : page.route.at;
    go('#/login', refusal.message);
  });
  addEventListener('hashchange', open);
  open();
}

/** What is still being loaded is not shown any more: it would be about nobody. */
function endSession() {
  opening++;
  session.end();
  forgetTickets();
  forgetKeptKeys();
}

function paint() {
  if (!page.view) return;
  document.documentElement.lang = language();
  document.title = `${page.view.title()} · ${t('app.name')}`;
  render(shell(page, logOut), document.getElementById('app'));
  page.view.rendered?.();
}

async function open() {
  const route = routeOf(location.hash);
  if (page.view?.mayLeave?.() === false) {
    history.replaceState(null, '', page.route.at);
    return update();
  }
  if (!route.guest && !session.token) {
    afterLogin = route.at;
    return go('#/login', sayNext);
  }
  const mine = ++opening;
  const first = page.view === null;
  const { create } = await route.load();
  if (mine !== opening) return;
  page.view?.left?.();
  Object.assign(page, { route, view: create(route.parameter), busy: true, failure: null, said: sayNext });
  sayNext = '';
  update();
  await load(page.view, mine);
  if (mine === opening && !first) requestAnimationFrame(() => document.querySelector('h1')?.focus());
}

async function load(view, mine) {
  try {
    if (session.token && !session.customer) session.know(await api.customer());
    await view.load?.();
  } catch (refusal) {
    if (mine === opening) page.failure = refusal;
  }
  if (mine === opening) {
    page.busy = false;
    update();
  }
}
