// One key in the list: what it is called, what it may do, from where, until when.
import { dateTime, t } from '../i18n.js';
import { html, nothing } from '../lit.js';
import { isGranted, permissionName } from '../permissions.js';

const EXPIRED = -1;
const SOON_DAYS = 14;

export function keyCard(key, remove) {
  const expired = key.validityDays === EXPIRED;
  return html`
    <li class="card key" data-testid="key" data-id=${key.id} data-tag=${key.tag}>
      <div class="head">
        <h2 data-testid="tag">${key.tag}</h2>
        <div class="actions">
          ${expired
            ? nothing
            : html`<a role="button" class="secondary outline small" href="#/keys/${key.id}/edit" data-testid="edit">${t('keys.edit')}${of(key)}</a>
                <a role="button" class="secondary outline small" href="#/keys/${key.id}/downgrade" data-testid="downgrade">${t('keys.downgrade')}${of(key)}</a>`}
          <button type="button" class="danger outline small" data-testid="delete" @click=${() => remove(key)}>${t('keys.delete')}${of(key)}</button>
        </div>
      </div>
      <dl>
        ${row('keys.accessKey', 'access-key', html`<code>${key.apiKey}</code>`, 'wide')}
        ${row('keys.may', 'permissions', permissions(key), 'wide')}
        ${row('keys.daysLeft', 'days-left', daysLeft(key), expired ? 'bad' : key.validityDays && key.validityDays <= SOON_DAYS ? 'soon' : '')}
        ${row('keys.addresses', 'addresses', key.whiteIps ? key.whiteIps.split(',').map((address) => html`<code>${address}</code> `) : t('keys.anyAddress'))}
        ${row('keys.withdrawal', 'withdrawal', withdrawal(key))}
      </dl>
    </li>
  `;
}

/** Says to a screen reader which key a button is about. */
const of = (key) => html`<span class="unseen"> ${key.tag}</span>`;

const row = (label, id, value, kind = '') => html`<div class=${kind}><dt>${t(label)}</dt><dd data-testid=${id}>${value}</dd></div>`;

function permissions({ permissionDTOList }) {
  if (!permissionDTOList) return html`<span aria-busy="true">${t('app.loading')}</span>`;
  return html`<ul class="badges">${permissionDTOList.filter(isGranted).map((one) => html`<li data-code=${one.code}>${permissionName(one)}</li>`)}</ul>`;
}

function daysLeft({ validityDays, expiredTime }) {
  if (validityDays === EXPIRED) return t('keys.expired', dateTime(expiredTime));
  if (validityDays === null) return t('keys.forEver');
  return html`${t(validityDays === 1 ? 'keys.day' : 'keys.days', validityDays)} <small>${t('keys.until', dateTime(expiredTime))}</small>`;
}

const withdrawal = ({ withdrawTime }) => (withdrawTime > Date.now() ? t('keys.lockedUntil', dateTime(withdrawTime)) : t('keys.notLocked'));
