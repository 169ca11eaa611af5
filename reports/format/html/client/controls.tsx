/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Search, filters and order of the table. */
import { standingWord } from '../../../words.ts';
import type { Index, Row } from '../data/types.ts';
import { everything, type Field, fields, optionsOf, type Query, type Sorting, sortings } from '../list/filter.ts';

interface Props {
  readonly index: Index;
  readonly query: Query;
  readonly found: number;
  readonly onAsk: (query: Query) => void;
  readonly onHelp: () => void;
}

const titles: Readonly<Record<Field, string>> = {
  outcome: 'outcome',
  standing: 'verdict',
  contract: 'contract',
  kind: 'kind',
  engine: 'engine asked',
  level: 'level',
};

const orders: Readonly<Record<Sorting, string>> = {
  contract: 'by contract',
  id: 'by property',
  verdict: 'worst first',
  time: 'slowest first',
};

export function Controls({ index, query, found, onAsk, onHelp }: Props) {
  const all = query.text === '' && Object.keys(query.by).length === 0;
  return (
    <search class="controls">
      <input
        id="search"
        type="search"
        placeholder="Search properties ( / )"
        aria-label="Search properties"
        autocomplete="off"
        spellcheck={false}
        value={query.text}
        onInput={({ currentTarget }) => onAsk({ ...query, text: currentTarget.value })}
      />
      {fields.map((field) => (
        <Choice key={field} field={field} rows={index.rows} query={query} onAsk={onAsk} />
      ))}
      <Order query={query} onAsk={onAsk} />
      {!all && (
        <button type="button" onClick={() => onAsk({ ...everything, sort: query.sort, down: query.down })}>
          show all
        </button>
      )}
      <button type="button" onClick={onHelp} aria-keyshortcuts="?">
        keys
      </button>
      <span id="count" class="note" role="status">
        {found === index.rows.length ? `${found}` : `${found} of ${index.rows.length}`}{' '}
        {index.rows.length === 1 ? 'property' : 'properties'}
      </span>
    </search>
  );
}

interface ChoiceProps {
  readonly field: Field;
  readonly rows: readonly Row[];
  readonly query: Query;
  readonly onAsk: Props['onAsk'];
}

function Choice({ field, rows, query, onAsk }: ChoiceProps) {
  const options = optionsOf(rows, field);
  const choose = (value: string): void => {
    const { [field]: _, ...rest } = query.by;
    onAsk({ ...query, by: value === '' ? rest : { ...rest, [field]: value } });
  };
  return (
    <select
      id={`by-${field}`}
      class={query.by[field] === undefined ? '' : 'chosen'}
      aria-label={`Filter by ${titles[field]}`}
      value={query.by[field] ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="">any {titles[field]}</option>
      {options.map(([value, count]) => (
        <option key={value} value={value}>
          {field === 'standing' ? standingWord(value as Row['standing']) : value} ({count})
        </option>
      ))}
    </select>
  );
}

/** Pressing a heading does the same, where there is one. */
function Order({ query, onAsk }: Pick<Props, 'query' | 'onAsk'>) {
  const choose = (sort: string): void =>
    onAsk({ ...query, sort: sortings.find((one) => one === sort) ?? 'contract', down: false });
  return (
    <select
      id="order"
      aria-label="Order"
      value={query.sort}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {sortings.map((sort) => (
        <option key={sort} value={sort}>
          {orders[sort]}
        </option>
      ))}
    </select>
  );
}
