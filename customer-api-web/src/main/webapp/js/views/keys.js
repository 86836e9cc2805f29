// The customer's keys. A page's records come without permissions: they are asked for key by key, and appear as they come.
import { api } from '../api.js';
import { go, say } from '../app.js';
import { confirm } from '../dialogs/confirm.js';
import { t } from '../i18n.js';
import { html, nothing } from '../lit.js';
import { update } from '../paint.js';
import { keyCard } from './key-card.js';

const SIZE = 10;

export function create() {
  const state = { current: 1, tag: '', total: 0, keys: [], busy: false };
  let gone = false;

  async function load() {
    const page = await api.keys({ size: SIZE, current: state.current, tag: state.tag || undefined });
    Object.assign(state, { total: page.total, keys: page.records });
    details(page.records);
  }

  /** One after the other: a page is ten keys. */
  async function details(records) {
    for (const record of records) {
      if (gone || state.keys !== records) return;
      try {
        Object.assign(record, await api.key(record.id));
      } catch {
        record.permissionDTOList = [];
      }
      update();
    }
  }

  async function show(current, tag) {
    Object.assign(state, { current, tag, busy: true });
    update();
    try {
      await load();
      say(t('keys.found', state.total));
    } catch (refusal) {
      say(refusal.message);
    }
    state.busy = false;
    update();
  }

  async function remove(key) {
    const done = await confirm({
      title: t('delete.title', key.tag),
      text: t('delete.text'),
      action: t('delete.action'),
      task: () => api.revokeKey(key.id),
    });
    if (done) go('#/keys', t('delete.done', key.tag));
  }

  function search(event) {
    event.preventDefault();
    show(1, event.target.elements.tag.value.trim());
  }

  const pages = () => Math.max(1, Math.ceil(state.total / SIZE));

  const template = () => html`
    <div class="above">
      <form class="search" @submit=${search}>
        <label class="unseen" for="search">${t('keys.search')}</label>
        <input id="search" name="tag" type="search" data-testid="search" placeholder=${t('keys.search')} autocomplete="off" />
        <button type="submit" class="secondary outline" data-testid="search-submit">${t('keys.searchAction')}</button>
      </form>
      <a role="button" href="#/keys/new" data-testid="new-key">${t('keys.new')}</a>
    </div>
    ${state.keys.length === 0 ? empty() : html`<ul class="keys" data-testid="keys">${state.keys.map((key) => keyCard(key, remove))}</ul>`}
    ${pages() > 1 ? pager() : nothing}
  `;

  const empty = () => html`
    <div class="card empty" data-testid="empty">
      <p>${state.tag ? t('keys.noneFound') : t('keys.none')}</p>
    </div>
  `;

  const pager = () => html`
    <nav class="pager" aria-label=${t('keys.pages')}>
      <button type="button" class="secondary outline small" data-testid="previous" ?disabled=${state.busy || state.current === 1} @click=${() => show(state.current - 1, state.tag)}>${t('keys.previous')}</button>
      <span>${t('keys.page', state.current, pages())}</span>
      <button type="button" class="secondary outline small" data-testid="next" ?disabled=${state.busy || state.current >= pages()} @click=${() => show(state.current + 1, state.tag)}>${t('keys.next')}</button>
    </nav>
  `;

  return { name: 'keys', title: () => t('keys.title'), load, template, left: () => (gone = true) };
}
