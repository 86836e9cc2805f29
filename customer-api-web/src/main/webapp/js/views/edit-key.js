// Changes a key. Only what was changed is sent: the operation is a patch.
import { api } from '../api.js';
import { go } from '../app.js';
import { stepUp } from '../dialogs/step-up.js';
import { t } from '../i18n.js';
import { html } from '../lit.js';
import { update } from '../paint.js';
import { isGranted, permissionHint, permissionName, status } from '../permissions.js';
import { tagField } from './tag-field.js';

export function create(id) {
  let key;
  let said = '';

  async function load() {
    key = await api.key(Number(id));
  }

  function patch(form) {
    const changes = {};
    const { tag, whiteIps } = form.elements;
    if (tag.value !== key.tag) changes.tag = tag.value;
    const addresses = whiteIps.value.trim().split(/[\s,]+/).filter(Boolean).join(',');
    if (addresses !== (key.whiteIps ?? '')) changes.whiteIps = addresses;
    const permissionList = key.permissionDTOList
      .filter((one) => one.canEdit && form.elements[one.code].checked !== isGranted(one))
      .map((one) => ({ code: one.code, status: status(!isGranted(one)) }));
    if (permissionList.length > 0) changes.permissionList = permissionList;
    return changes;
  }

  async function submit(event) {
    event.preventDefault();
    const changes = patch(event.target);
    said = Object.keys(changes).length === 0 ? t('edit.nothing') : '';
    update();
    if (said) return;
    const done = await stepUp({
      title: t('edit.title', key.tag),
      text: t('edit.stepUp'),
      action: t('edit.action'),
      task: (codes) => api.changeKey({ id: key.id, ...changes, ...codes }),
    });
    if (done) go('#/keys', t('edit.done', changes.tag ?? key.tag));
  }

  const template = () => html`
    <form class="card narrow" novalidate @submit=${submit}>
      ${tagField(key.tag)}
      <fieldset class="ticks">
        <legend>${t('keys.may')}</legend>
        ${key.permissionDTOList.map(permission)}
      </fieldset>
      <label for="addresses">${t('edit.addresses')}</label>
      <textarea id="addresses" name="whiteIps" class="code" data-testid="addresses-input" rows="4" autocomplete="off" spellcheck="false" aria-describedby="addresses-hint" .defaultValue=${(key.whiteIps ?? '').replaceAll(',', '\n')}></textarea>
      <small id="addresses-hint">${t('edit.addressesHint')}</small>
      <ul class="facts">
        <li>${t('edit.fact.bind')}</li>
        <li>${t('edit.fact.grant')}</li>
        <li>${t('edit.fact.lock')}</li>
      </ul>
      <p class="said" role="status">${said}</p>
      <div class="actions">
        <a role="button" class="secondary outline" href="#/keys" data-testid="cancel-link">${t('dialog.cancel')}</a>
        <button type="submit" data-testid="submit">${t('edit.submit')}</button>
      </div>
    </form>
  `;

  const permission = (one) => html`
    <label>
      <input type="checkbox" name=${one.code} data-testid="permission-${one.code}" .defaultChecked=${isGranted(one)} ?disabled=${!one.canEdit} aria-describedby="${one.code}-hint" />
      ${permissionName(one)}
    </label>
    <small id="${one.code}-hint">${permissionHint(one)}</small>
  `;

  return { name: 'edit-key', title: () => (key ? t('edit.title', key.tag) : t('keys.edit')), load, template };
}
