// Binds and unbinds Google Authenticator.
import { api } from '../api.js';
import { go, say } from '../app.js';
import { stepUp } from '../dialogs/step-up.js';
import { t } from '../i18n.js';
import { html } from '../lit.js';
import { update } from '../paint.js';
import { session } from '../session.js';
import { drawQrCode } from './qr-code.js';

const BIND = 1;
const UNBIND = 2;

export function create() {
  let account = null;

  async function begin() {
    try {
      account = await api.newAuthenticator();
      update();
    } catch (refusal) {
      say(refusal.message);
    }
  }

  const bind = () =>
    change(BIND, account.id, {
      title: t('google.bindTitle'),
      text: t('google.bindStepUp'),
      action: t('google.bind'),
    });

  const unbind = () =>
    change(UNBIND, session.customer.googleId, {
      title: t('google.unbindTitle'),
      text: t('google.unbindStepUp'),
      action: t('google.unbind'),
      danger: true,
    });

  /** The wire wants the fields of a channel that the customer lacks as empty texts. */
  async function change(type, googleId, about) {
    const task = ({ googleCode, phoneCode = '', phoneSendToken = '', emailCode = '', emailSendToken = '' }) =>
      api.bindAuthenticator({
        type,
        googleId,
        googleCode,
        verifyCodeSMS: phoneCode,
        sendTokenSMS: phoneSendToken,
        verifyCodeEmail: emailCode,
        sendTokenEmail: emailSendToken,
      });
    const done = await stepUp({ ...about, task, all: true });
    if (!done) return;
    session.know(await api.customer());
    go('#/authenticator', t(type === BIND ? 'google.isBound' : 'google.isUnbound'));
  }

  const bound = () => html`
    <div class="card narrow">
      <p class="good" data-testid="bound">${t('google.bound')}</p>
      <p>${t('google.unbindText')}</p>
      <div class="actions"><button type="button" class="danger outline" data-testid="unbind" @click=${unbind}>${t('google.unbind')}</button></div>
    </div>
  `;

  const unbound = () => html`
    <div class="card narrow">
      <p data-testid="unbound">${t('google.unbound')}</p>
      <div class="actions"><button type="button" data-testid="bind-start" @click=${begin}>${t('google.begin')}</button></div>
    </div>
  `;

  const binding = () => html`
    <div class="card narrow">
      <ol>
        <li>${t('google.step.scan')}</li>
        <li>${t('google.step.type')}</li>
        <li>${t('google.step.confirm')}</li>
      </ol>
      <canvas class="qr" width="384" height="384" role="img" aria-label=${t('google.qr')} data-testid="qr"></canvas>
      <label for="secret">${t('google.secret')}</label>
      <input id="secret" class="code" data-testid="secret" readonly autocomplete="off" spellcheck="false" .value=${account.secret} />
      <div class="actions"><button type="button" data-testid="bind" @click=${bind}>${t('google.bind')}</button></div>
    </div>
  `;

  return {
    name: 'authenticator',
    title: () => t('google.title'),
    template: () => (session.customer?.googleId > 0 ? bound() : account ? binding() : unbound()),
    rendered: () => account && drawQrCode(document.querySelector('canvas.qr'), account.qrcode),
  };
}
