// A field for a code, with the button that has one sent where there is one.
import { t } from './i18n.js';
import { html, nothing } from './lit.js';

export function codeField({ name, id, label, hint, channel, send, busy, wrong, focus }) {
  const seconds = channel?.secondsToWait ?? 0;
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <div class="beside">
        <input
          id=${id}
          name=${name}
          data-testid=${id}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          aria-invalid=${wrong ? 'true' : nothing}
          aria-describedby=${hint ? `${id}-hint` : nothing}
          ?autofocus=${focus}
        />
        ${channel
          ? html`<button type="button" class="secondary outline" data-testid="send-${id}" ?disabled=${busy || seconds > 0} @click=${send}>
              ${seconds > 0 ? t('codes.again', seconds) : t('codes.send')}<span class="unseen"> ${label}</span>
            </button>`
          : nothing}
      </div>
      ${hint ? html`<small id="${id}-hint">${hint}</small>` : nothing}
    </div>
  `;
}
