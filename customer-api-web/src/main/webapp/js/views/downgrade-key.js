// Moves a key to a package. It carries codes only if none were verified in this session lately: the server says when.
import { api } from '../api.js';
import { go } from '../app.js';
import { confirm } from '../dialogs/confirm.js';
import { stepUp } from '../dialogs/step-up.js';
import { t } from '../i18n.js';
import { issuedKey } from '../issued-key.js';
import { html } from '../lit.js';
import { tagField } from './tag-field.js';

const TIMES = ['month', 'quarter', 'half', 'year'];
const CODES_NEEDED = 'CUSTOMER_API_0000520';

export function create(id) {
  let key;

  async function load() {
    key = await api.key(Number(id));
  }

  async function submit(event) {
    event.preventDefault();
    const { tag, times } = event.target.elements;
    const order = { apiKey: key.apiKey, tag: tag.value, times: times.value };
    const about = { title: t('downgrade.title', key.tag), action: t('downgrade.action') };
    let issued = await confirm({ ...about, text: t('downgrade.confirm'), task: () => withoutCodes(order) });
    if (issued === CODES_NEEDED) {
      const task = (codes) => issuedKey.from(() => api.downgradeKey({ ...order, ...codes }));
      issued = await stepUp({ ...about, text: t('downgrade.stepUp'), danger: true, task });
    }
    if (issued) go('#/keys/issued');
  }

  async function withoutCodes(order) {
    try {
      return await issuedKey.from(() => api.downgradeKey(order));
    } catch (refusal) {
      if (refusal.code === CODES_NEEDED) return CODES_NEEDED;
      throw refusal;
    }
  }

  const template = () => html`
    <form class="card narrow" novalidate @submit=${submit}>
      <p>${t('downgrade.text')}</p>
      ${tagField(key.tag)}
      <fieldset class="segments">
        <legend>${t('downgrade.times')}</legend>
        ${TIMES.map((one, index) => html`<label><input type="radio" name="times" value=${one} data-testid="times-${one}" .defaultChecked=${index === 0} /> ${t(`times.${one}`)}</label>`)}
      </fieldset>
      <ul class="facts">
        <li>${t('downgrade.fact.key')}</li>
        <li>${t('downgrade.fact.read')}</li>
        <li>${t('downgrade.fact.expiry')}</li>
        <li>${t('new.fact.lock')}</li>
      </ul>
      <div class="actions">
        <a role="button" class="secondary outline" href="#/keys">${t('dialog.cancel')}</a>
        <button type="submit" class="danger" data-testid="submit">${t('downgrade.submit')}</button>
      </div>
    </form>
  `;

  return { name: 'downgrade-key', title: () => (key ? t('downgrade.title', key.tag) : t('keys.downgrade')), load, template };
}
