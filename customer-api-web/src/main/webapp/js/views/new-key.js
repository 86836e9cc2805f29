// A new key: its tag, then the step-up. The answer goes to the view that shows the private key once.
import { api } from '../api.js';
import { go } from '../app.js';
import { stepUp } from '../dialogs/step-up.js';
import { t } from '../i18n.js';
import { issuedKey } from '../issued-key.js';
import { html, nothing } from '../lit.js';
import { session } from '../session.js';
import { tagField } from './tag-field.js';

const KYC_PASSED = 2;

export function create() {
  let kyc = KYC_PASSED;

  /** Said beforehand; whether it holds is the server's to say. */
  async function load() {
    kyc = await api.kyc(session.customer.openAccountType).catch(() => KYC_PASSED);
  }

  async function submit(event) {
    event.preventDefault();
    const tag = event.target.elements.tag.value;
    const key = await stepUp({
      title: t('new.title'),
      text: t('new.stepUp', tag),
      action: t('new.action'),
      task: (codes) => issuedKey.from(() => api.issueKey({ tag, ...codes })),
    });
    if (key) go('#/keys/issued');
  }

  const template = () => html`
    ${session.customer?.googleId > 0 ? nothing : html`<p class="warning">${t('new.bindFirst')} <a href="#/authenticator">${t('nav.authenticator')}</a></p>`}
    ${kyc === KYC_PASSED ? nothing : html`<p class="warning">${t(`kyc.${kyc}`)}</p>`}
    <form class="card narrow" novalidate @submit=${submit}>
      ${tagField()}
      <ul class="facts">
        <li>${t('new.fact.read')}</li>
        <li>${t('new.fact.days')}</li>
        <li>${t('new.fact.lock')}</li>
        <li>${t('new.fact.once')}</li>
      </ul>
      <div class="actions">
        <a role="button" class="secondary outline" href="#/keys">${t('dialog.cancel')}</a>
        <button type="submit" data-testid="submit">${t('new.submit')}</button>
      </div>
    </form>
  `;

  return { name: 'new-key', title: () => t('new.title'), load, template };
}
