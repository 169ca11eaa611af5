import { all, argumentsOf, calledName, type Edit, type Operator, type Place, replace } from './operator.ts';

/** The mean price over a window becomes the price of this moment, and the other way round. */
export const spotForMean: Operator = {
  id: 'spot-for-mean',
  title: 'a price of the moment stands for a mean, or a mean for it',
  edits: (place) =>
    all(place, 'FunctionCall').flatMap((call): readonly Edit[] => {
      const given = argumentsOf(call).map((one) => place.source.textOf(one));
      const text = (way: string, ...rest: readonly string[]): Edit =>
        replace(place, call, `${way}(${rest.join(', ')})`);
      const [twap = '', pool = '', base = ''] = given;
      switch (calledName(call)) {
        case 'settledMeanUp':
          return [text(`${interfaceIn(place)}(${twap}).spotPriceUp`, pool, base)];
        case 'twapPriceUp':
          return [text(receiver(place, call, 'twapPriceUp', 'spotPriceUp'), ...given.slice(0, 2))];
        case 'spotPriceUp':
          return [text(receiver(place, call, 'spotPriceUp', 'twapPriceUp'), ...given, '1800')];
        default:
          return [];
      }
    }),
};

/** A file that does not import the reader gets what does not compile, which is counted as such. */
function interfaceIn({ source }: Place): string {
  return /\bITwap\b/u.test(source.text) ? 'ITwap' : 'Market.ITwap';
}

function receiver(place: Place, call: Parameters<typeof calledName>[0], from: string, to: string): string {
  const text = place.source.textOf(call);
  return text.slice(0, text.indexOf(`${from}(`)) + to;
}
