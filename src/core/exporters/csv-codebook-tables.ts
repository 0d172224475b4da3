/** The study, its coders, its codebook and its saved views as CSV tables. */
import type { Field, Kind, LinkType } from '../model/codebook.ts';
import type { Run } from '../model/run.ts';
import type { SavedView } from '../model/saved-view.ts';
import type { Coder, Study } from '../model/study.ts';
import { joinValues } from './csv-cells.ts';
import type { CsvContext } from './csv-context.ts';
import { stampColumns } from './csv-context.ts';
import { type WrittenTable, writeTable } from './csv-table.ts';

interface OptionRow {
  vocabulary: { id: string; label: string } | null;
  field: Field | null;
  position: number;
  value: string | number;
  label: string;
}

export const codebookTables = (context: CsvContext): WrittenTable[] => [
  studyTable(context),
  codersTable(context),
  kindsTable(context),
  fieldsTable(context),
  optionsTable(context),
  linkTypesTable(context),
  savedViewsTable(context),
  runsTable(context),
];

const studyTable = ({ study }: CsvContext) =>
  writeTable<Study>({
    name: 'study',
    description: 'The study itself, in one row.',
    order: 'one row',
    columns: [
      { name: 'study_id', description: 'Id of the study.', cell: row => row.id },
      { name: 'name', description: 'Name of the study.', cell: row => row.name },
      { name: 'description', description: 'What the study is about.', cell: row => row.description },
      {
        name: 'codebook_template',
        description: 'Id of the template that the codebook began as.',
        cell: row => row.codebookTemplate?.id ?? null,
      },
      {
        name: 'codebook_template_name',
        description: 'Name of that template.',
        cell: row => row.codebookTemplate?.name ?? null,
      },
      ...stampColumns,
    ],
    rows: () => [study.study],
  });

const codersTable = ({ order }: CsvContext) =>
  writeTable<Coder>({
    name: 'coders',
    description: 'The people who code, one row each.',
    order: 'name, coder_id',
    columns: [
      { name: 'coder_id', description: 'Id of the coder.', cell: row => row.id },
      { name: 'name', description: 'Name of the coder.', cell: row => row.name },
      { name: 'initials', description: 'Initials of the coder.', cell: row => row.initials },
      ...stampColumns,
    ],
    rows: () => order.coders,
  });

const kindsTable = ({ order }: CsvContext) =>
  writeTable<Kind>({
    name: 'kinds',
    description: 'The kinds of item in the codebook, one row each.',
    order: "the codebook's order, kind_id",
    columns: [
      { name: 'kind_id', description: 'Id of the kind.', cell: row => row.id },
      { name: 'label', description: 'Name of one item of the kind.', cell: row => row.label },
      { name: 'plural', description: 'Name of several.', cell: row => row.plural },
      { name: 'description', description: 'What belongs to the kind.', cell: row => row.description },
      { name: 'key', description: 'Letter that codes with the kind.', cell: row => row.key },
      { name: 'colour', description: 'Colour as #rrggbb.', cell: row => row.colour },
      { name: 'order', description: 'Place in the codebook.', cell: row => row.order },
      ...stampColumns,
    ],
    rows: () => order.kinds,
  });

const fieldsTable = (context: CsvContext) =>
  writeTable<Field>({
    name: 'fields',
    description: 'The typed fields of documents, items, passages and judgements, one row each.',
    order: "kind (fields of documents first), subject, the codebook's order, field_id",
    columns: [
      { name: 'field_id', description: 'Id of the field.', cell: row => row.id },
      {
        name: 'name',
        description: 'Short name; the columns `field_<name>` bear it.',
        cell: row => row.name,
      },
      { name: 'label', description: 'Name on screen.', cell: row => row.label },
      {
        name: 'subject',
        description: 'What has the field: item, passage, judgement or document.',
        cell: row => row.subject,
      },
      {
        name: 'kind_id',
        description: 'Kind of item concerned; empty for documents.',
        cell: row => row.kindId,
      },
      { name: 'kind', description: 'Label of that kind.', cell: row => context.kindLabel(row.kindId) },
      {
        name: 'type',
        description: 'text, number, boolean, date (EDTF), choice, ordinal, scale or item.',
        cell: row => row.value.type,
      },
      {
        name: 'multiple',
        description: 'true where the field takes several values; empty where its type takes one only.',
        cell: ({ value }) => ('multiple' in value ? value.multiple : null),
      },
      {
        name: 'unit',
        description: 'Unit of a number; empty = none stated.',
        cell: ({ value }) => (value.type === 'number' ? value.unit : null),
      },
      {
        name: 'vocabulary_id',
        description: 'Vocabulary that a choice draws on; see options.csv.',
        cell: ({ value }) => (value.type === 'choice' ? value.vocabularyId : null),
      },
      {
        name: 'item_kinds',
        description: 'Ids of the kinds that an item value may have, joined; empty = any kind.',
        cell: ({ value }) => (value.type === 'item' ? joinValues(value.kindIds) : null),
      },
      { name: 'group', description: 'Heading that the field stands under.', cell: row => row.group },
      {
        name: 'about_kind_id',
        description: 'Judgements: kind of item that the judgement is about; empty = none.',
        cell: row => row.aboutKindId,
      },
      {
        name: 'periodic',
        description: 'Judgements: true where the value holds for a period.',
        cell: row => (row.subject === 'judgement' ? row.periodic : null),
      },
      { name: 'help', description: 'Instruction to the coder.', cell: row => row.help },
      { name: 'order', description: 'Place in the codebook.', cell: row => row.order },
      ...stampColumns,
    ],
    rows: () => context.order.fields,
  });

const optionsTable = (context: CsvContext) =>
  writeTable<OptionRow>({
    name: 'options',
    description:
      'The values that may be chosen: the options of each vocabulary, then the points of each ordinal and scale field.',
    order: 'vocabularies by label and id, then fields as in fields.csv; position in each',
    columns: [
      {
        name: 'vocabulary_id',
        description: 'Vocabulary; empty for points of a field.',
        cell: row => row.vocabulary?.id ?? null,
      },
      {
        name: 'vocabulary',
        description: 'Label of the vocabulary.',
        cell: row => row.vocabulary?.label ?? null,
      },
      {
        name: 'field_id',
        description: 'Ordinal or scale field; empty for options of a vocabulary.',
        cell: row => row.field?.id ?? null,
      },
      { name: 'field', description: 'Name of the field.', cell: row => row.field?.name ?? null },
      { name: 'position', description: 'Place in the list, from 1.', cell: row => row.position },
      { name: 'value', description: "Option id, or the point's number.", cell: row => row.value },
      { name: 'label', description: 'Label of the value.', cell: row => row.label },
    ],
    *rows() {
      for (const vocabulary of context.order.vocabularies) {
        for (const [index, { id, label }] of vocabulary.options.entries()) {
          yield { vocabulary, field: null, position: index + 1, value: id, label };
        }
      }
      for (const field of context.order.fields) {
        if (field.value.type !== 'ordinal' && field.value.type !== 'scale') continue;
        for (const [index, { value, label }] of field.value.points.entries()) {
          yield { vocabulary: null, field, position: index + 1, value, label };
        }
      }
    },
  });

const linkTypesTable = ({ order }: CsvContext) =>
  writeTable<LinkType>({
    name: 'link_types',
    description: 'The types of link between items, one row each.',
    order: "the codebook's order, link_type_id",
    columns: [
      { name: 'link_type_id', description: 'Id of the type.', cell: row => row.id },
      { name: 'label', description: 'Read from the first item.', cell: row => row.label },
      { name: 'inverse_label', description: 'Read from the other end.', cell: row => row.inverseLabel },
      { name: 'directed', description: 'true where direction counts.', cell: row => row.directed },
      {
        name: 'orientation',
        description: 'vertical, horizontal, or empty = neither.',
        cell: row => row.orientation,
      },
      { name: 'order', description: 'Place in the codebook.', cell: row => row.order },
      ...stampColumns,
    ],
    rows: () => order.linkTypes,
  });

const runsTable = ({ order }: CsvContext) =>
  writeTable<Run>({
    name: 'runs',
    description: 'Runs in which mentions of items were found, accepted and coded, one row each.',
    order: 'created_at, run_id',
    columns: [
      { name: 'run_id', description: 'Id of the run.', cell: row => row.id },
      { name: 'name', description: 'Name of the run.', cell: row => row.name },
      {
        name: 'item_ids',
        description: 'Items whose mentions were coded, joined.',
        cell: row => joinValues(row.rule.itemIds),
      },
      {
        name: 'document_ids',
        description: 'Documents that were searched, joined; empty = all.',
        cell: row => joinValues(row.rule.documentIds ?? []),
      },
      {
        name: 'extent',
        description: 'What was coded around a mention: words, sentence or paragraph.',
        cell: row => row.rule.extent,
      },
      ...stampColumns,
    ],
    rows: () => order.runs,
  });

const savedViewsTable = ({ order }: CsvContext) =>
  writeTable<SavedView>({
    name: 'saved_views',
    description:
      'Views that were saved by name, one row each; the program shows and prints them by that name.',
    order: 'name, saved_view_id',
    columns: [
      { name: 'saved_view_id', description: 'Id of the saved view.', cell: row => row.id },
      { name: 'name', description: 'Name of the saved view.', cell: row => row.name },
      { name: 'view', description: 'Id of the view that it shows.', cell: row => row.viewId },
      {
        name: 'options',
        description: "The view's options, as JSON.",
        cell: row => JSON.stringify(row.options),
      },
      ...stampColumns,
    ],
    rows: () => order.savedViews,
  });
