// The first step: company, name, and password or code. It stays in the page behind the second, with what was typed.
import { codeField } from '../code-field.js';
import { demo, sentCodeOf } from '../demo.js';
import { t } from '../i18n.js';
import { html, nothing } from '../lit.js';
import { problem } from '../problem.js';

const TYPES = [
  [1, 'login.email'],
  [2, 'login.phone'],
  [3, 'login.customerNo'],
];

export function loginForm(state, actions) {
  return html`
    <form class="card narrow" novalidate ?hidden=${state.step !== 'who'} @submit=${submit}>
      <label for="company">${t('login.company')}</label>
      <input id="company" name="company" data-testid="company" inputmode="numeric" autocomplete="organization" .defaultValue=${state.company} aria-describedby="company-hint" required />
      <small id="company-hint">${t('login.companyHint')}</small>
      ${choices('type', t('login.by'), TYPES, state.type, (value) => actions.change({ type: Number(value), by: value === '3' ? 'password' : state.by }))}
      ${name(state)}
      ${choices('by', t('login.with'), methods(state), state.by, (by) => actions.change({ by }))}
      ${state.by === 'password' ? password() : code(state, actions)}
      <p class="said" role="status">${state.said}</p>
      ${state.step === 'who' ? problem(state.refusal) : nothing}
      <button type="submit" data-testid="login-submit" ?disabled=${state.busy} aria-busy=${state.busy ? 'true' : nothing}>${t('login.submit')}</button>
      ${demo.isOn ? demoBox(state, actions) : nothing}
    </form>
  `;

  function submit(event) {
    event.preventDefault();
    actions.submitWho(event.target);
  }
}

const methods = (state) => (state.type === 3 ? [['password', 'login.password']] : [['password', 'login.password'], ['code', 'login.code']]);

const choices = (name, legend, options, chosen, change) => html`
  <fieldset class="segments" data-testid="login-${name}">
    <legend>${legend}</legend>
    ${options.map(
      ([value, text]) => html`<label>
        <input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${(event) => change(event.target.value)} /> ${t(text)}
      </label>`,
    )}
  </fieldset>
`;

const name = ({ type }) => html`
  <div class="beside">
    <div class="area" ?hidden=${type !== 2}>
      <label for="phone-area">${t('login.area')}</label>
      <input id="phone-area" name="phoneArea" data-testid="phone-area" autocomplete="tel-country-code" .defaultValue=${'+86'} />
    </div>
    <div class="grow">
      <label for="login-name">${t(TYPES[type - 1][1])}</label>
      <input id="login-name" name="loginName" data-testid="login-name" autocomplete="username" autocapitalize="none" spellcheck="false" required />
    </div>
  </div>
`;

const password = () => html`
  <label for="password">${t('login.password')}</label>
  <input id="password" name="password" type="password" data-testid="password" autocomplete="current-password" required />
`;

const code = (state, actions) =>
  codeField({
    name: 'verifyCode',
    id: 'login-code',
    label: t('login.code'),
    channel: state.channel ?? { secondsToWait: 0 },
    send: (event) => actions.send(event.target.closest('form')),
    busy: state.busy,
  });

const demoBox = (state, actions) => html`
  <div class="demo" data-testid="demo">
    <p><strong>${t('demo.title')}</strong> ${t('demo.login')}</p>
    ${demo.customers.map(
      (customer) =>
        html`<button type="button" class="small outline" data-testid="demo-login-${customer.id}" @click=${(event) => fill(event.target.form, customer)}>${customer.loginName}</button> `,
    )}
    ${state.by === 'code'
      ? html`<button type="button" class="small outline" data-testid="demo-codes" @click=${(event) => typeCode(event.target.form, actions)}>${t('demo.codes')}</button>`
      : nothing}
  </div>
`;

function fill(form, { company, loginName }) {
  form.elements.company.value = company;
  form.querySelector('input[name=type][value="1"]').click();
  form.elements.loginName.value = loginName;
  if (form.elements.password) form.elements.password.value = demo.password;
}

async function typeCode(form, actions) {
  if (!actions.channelOf(form).ticket) await actions.send(form);
  const { ticket } = actions.channelOf(form);
  if (ticket) form.elements.verifyCode.value = await sentCodeOf(form.elements.loginName.value.trim(), ticket);
}
