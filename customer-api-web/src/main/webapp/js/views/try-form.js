// What a signed call takes.
import { t } from '../i18n.js';
import { html, nothing } from '../lit.js';
import { problem } from '../problem.js';
import { session } from '../session.js';
import { keptKey } from '../signing/kept-keys.js';
import { ALGORITHMS } from '../signing/signing-key.js';

const OPERATION = 'customer.app.CustomerWebApiService.findCustomerInfo';

export function tryForm(state, actions) {
  return html`
    <p>${t('try.text')}</p>
    <form class="card" novalidate autocomplete="off" @submit=${submit}>
      <div class="columns">
        ${state.keys.length > 0 ? keySelect(state, actions) : nothing}
        ${field('companyId', 'company', 'try.company', session.customer?.companyId ?? '', { inputmode: 'numeric' })}
        <div class="wide">
          <label for="access-key">${t('keys.accessKey')}</label>
          <input id="access-key" name="accessKey" class="code" data-testid="access-key-input" autocomplete="off" spellcheck="false" .value=${state.accessKey} @input=${(event) => actions.choose(event.target.value.trim())} />
        </div>
        <div class="wide">${privateKey(state, actions)}</div>
        ${field('bizType', 'operation', 'try.operation', OPERATION, { wide: true })}
        ${field('version', 'version', 'try.version', '0.0.1')} ${field('group', 'group', 'try.group', '')}
        <div>
          <label for="algorithm">${t('try.algorithm')}</label>
          <select id="algorithm" name="algorithm" data-testid="algorithm">${ALGORITHMS.map((name) => html`<option>${name}</option>`)}</select>
        </div>
        ${field('recvWindow', 'recv-window', 'try.recvWindow', '', { inputmode: 'numeric', hint: 'try.recvWindowHint' })}
        <div class="wide">
          <label for="body">${t('try.body')}</label>
          <textarea id="body" name="body" class="code" rows="4" data-testid="body" spellcheck="false" .defaultValue=${'{"note":"hello","list":[1.10,null]}'}></textarea>
        </div>
      </div>
      ${compare()} ${problem(state.refusal)}
      <div class="actions">
        <button type="button" class="secondary outline" data-testid="explain" ?disabled=${state.busy} @click=${(event) => actions.check(event.target.form)}>${t('try.explain')}</button>
        <button type="button" class="secondary outline" data-testid="sign-only" ?disabled=${state.busy} @click=${(event) => actions.signOnly(event.target.form)}>${t('try.sign')}</button>
        <button type="submit" data-testid="sign-send" ?disabled=${state.busy} aria-busy=${state.busy ? 'true' : nothing}>${t('try.send')}</button>
      </div>
    </form>
  `;

  function submit(event) {
    event.preventDefault();
    actions.signAndSend(event.target);
  }
}

const field = (name, id, label, value, { inputmode = nothing, hint, wide } = {}) => html`
  <div class=${wide ? 'wide' : ''}>
    <label for=${id}>${t(label)}</label>
    <input id=${id} name=${name} data-testid=${id} inputmode=${inputmode} autocomplete="off" spellcheck="false" .defaultValue=${String(value)} aria-describedby=${hint ? `${id}-hint` : nothing} />
    ${hint ? html`<small id="${id}-hint">${t(hint)}</small>` : nothing}
  </div>
`;

const keySelect = ({ keys, accessKey }, actions) => html`
  <div>
    <label for="key-select">${t('try.key')}</label>
    <select id="key-select" data-testid="key-select" @change=${(event) => actions.choose(event.target.value)}>
      <option value="">${t('try.otherKey')}</option>
      ${keys.map(({ apiKey, tag }) => html`<option value=${apiKey} .selected=${apiKey === accessKey}>${tag}</option>`)}
    </select>
  </div>
`;

/** No browser may keep or check the spelling of it. */
const privateKey = ({ accessKey }, actions) => html`
  <label for="private-key">${t('issued.privateKey')}</label>
  <textarea id="private-key" name="privateKey" class="code" rows="3" data-testid="private-key-input" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="private-key-hint"></textarea>
  <small id="private-key-hint">
    ${keptKey(accessKey) ? t('try.isKept') : t('try.privateKeyHint')}
    ${keptKey(accessKey) ? html`<button type="button" class="link" data-testid="forget" @click=${actions.forget}>${t('try.forget')}</button>` : nothing}
  </small>
`;

const compare = () => html`
  <details data-testid="compare">
    <summary>${t('try.compare')}</summary>
    <p>${t('try.compareText')}</p>
    ${field('timestamp', 'timestamp', 'try.timestamp', '', { inputmode: 'numeric', hint: 'try.timestampHint' })}
    ${field('ownSignature', 'own-signature', 'try.ownSignature', '')} ${field('ownBase', 'own-base', 'try.ownBase', '')}
  </details>
`;
