// The second step: the authenticator's code.
import { codeField } from '../code-field.js';
import { demo, googleCodeOf } from '../demo.js';
import { t } from '../i18n.js';
import { html, nothing } from '../lit.js';
import { problem } from '../problem.js';

export function googleForm(state, actions) {
  return html`
    <form class="card narrow" novalidate @submit=${submit}>
      <p>${t('login.google', state.who.loginName)}</p>
      ${codeField({ name: 'googleCode', id: 'google-code', label: t('stepUp.google'), hint: t('stepUp.googleHint'), wrong: Boolean(state.refusal) })}
      ${problem(state.refusal)}
      <div class="actions">
        <button type="button" class="secondary outline" data-testid="back" ?disabled=${state.busy} @click=${actions.back}>${t('login.back')}</button>
        <button type="submit" data-testid="google-submit" ?disabled=${state.busy} aria-busy=${state.busy ? 'true' : nothing}>${t('login.submit')}</button>
      </div>
      ${demo.isOn
        ? html`<div class="demo"><button type="button" class="small outline" data-testid="demo-codes" @click=${typeCode}>${t('demo.codes')}</button></div>`
        : nothing}
    </form>
  `;

  function submit(event) {
    event.preventDefault();
    actions.submitGoogle(event.target);
  }

  async function typeCode({ target: { form } }) {
    form.elements.googleCode.value = await googleCodeOf(state.who.loginName);
  }
}
