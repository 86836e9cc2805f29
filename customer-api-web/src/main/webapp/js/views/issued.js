// Shows the private key once, and holds the reader back until he says that he has stored it.
import { go, say } from '../app.js';
import { t } from '../i18n.js';
import { issuedKey, pemOf } from '../issued-key.js';
import { html, nothing } from '../lit.js';
import { update } from '../paint.js';
import { keepForTrying } from '../signing/kept-keys.js';

export function create() {
  const key = issuedKey.current;
  let stored = false;
  let keep = false;

  async function copy() {
    try {
      await navigator.clipboard.writeText(key.privateKey);
      say(t('issued.copied'));
    } catch {
      document.getElementById('private-key').select();
      say(t('issued.copyByHand'));
    }
  }

  /** By an object URL: a name for it that means nothing, and only until it is saved. */
  function download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([pemOf(key.privateKey)], { type: 'application/x-pem-file' }));
    link.download = `${key.apiKey}.pem`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(t('issued.downloaded', link.download));
  }

  async function done() {
    if (keep) await keepForTrying(key).catch((refused) => say(refused.message));
    issuedKey.forget();
    go(keep ? '#/try' : '#/keys', t('issued.done', key.tag));
  }

  function mayLeave() {
    if (!issuedKey.current) return true;
    say(t('issued.storeFirst'));
    document.getElementById('stored').focus();
    return false;
  }

  const template = () =>
    key &&
    html`
      <div class="card">
        <p class="warning">${t('issued.once')}</p>
        <dl class="plain">
          <div><dt>${t('tag.label')}</dt><dd>${key.tag}</dd></div>
          <div><dt>${t('keys.accessKey')}</dt><dd><code data-testid="issued-access-key">${key.apiKey}</code></dd></div>
        </dl>
        <label for="private-key">${t('issued.privateKey')}</label>
        <textarea id="private-key" class="code" data-testid="private-key" rows="8" readonly autocomplete="off" spellcheck="false" .value=${key.privateKey}></textarea>
        <div class="actions start">
          <button type="button" class="outline" data-testid="copy" @click=${copy}>${t('issued.copy')}</button>
          <button type="button" class="outline" data-testid="download" @click=${download}>${t('issued.download')}</button>
        </div>
        <fieldset class="ticks">
          ${window.isSecureContext
            ? tick('keep', 'issued.keep', keep, (checked) => (keep = checked))
            : nothing}
          ${tick('stored', 'issued.stored', stored, (checked) => (stored = checked))}
        </fieldset>
        <div class="actions">
          <button type="button" data-testid="done" ?disabled=${!stored} @click=${done}>${t('issued.leave')}</button>
        </div>
      </div>
    `;

  const tick = (id, text, checked, change) => html`
    <label><input type="checkbox" id=${id} data-testid=${id} .checked=${checked} @change=${(event) => (change(event.target.checked), update())} /> ${t(text)}</label>
  `;

  return { name: 'issued', title: () => t('issued.title'), load: async () => key || go('#/keys'), template, mayLeave };
}
