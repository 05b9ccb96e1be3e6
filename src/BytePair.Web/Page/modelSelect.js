// The choice of an encoding or a model.

import { element } from './dom.js';

const kindsOfModels = {
  chat: 'Models for chats',
  responsesOnly: 'Models for responses alone',
  audioChat: 'Models with sound',
  realtime: 'Models in real time',
  embedding: 'Models for embeddings',
  completion: 'Models for completions',
};

/** @param {string} choice such as 'encoding:o200k_base' or 'model:gpt-5' */
export function createModelSelect(catalogue, choice) {
  const models = catalogue.models.filter((model) => model.encoding);
  const groups = [element('optgroup', { label: 'Encodings' }, ...catalogue.encodings.map((encoding) => option('encoding', encoding.name)))];
  for (const [kind, label] of Object.entries(kindsOfModels)) {
    groups.push(group(label, models.filter((model) => model.kind === kind && !model.isShutDown)));
  }

  groups.push(
    group('Other models', models.filter((model) => !(model.kind in kindsOfModels) && !model.isShutDown)),
    group('Shut down', models.filter((model) => model.isShutDown)),
  );
  const select = element('select', {}, ...groups.filter((item) => item.children.length > 0));
  select.value = choice;
  if (select.selectedIndex < 0) {
    select.append(option(...choice.split(/:(.*)/s, 2)));
    select.value = choice;
  }

  return select;
}

const group = (label, models) => element('optgroup', { label }, ...models.map((model) => option('model', model.name)));

const option = (kind, name) => element('option', { value: `${kind}:${name}` }, name);

/** What a choice is called in a request to the API. */
export function tokenizerOf(choice) {
  const [kind, name] = choice.split(/:(.*)/s, 2);
  return { [kind === 'model' ? 'model' : 'encoding']: name };
}
