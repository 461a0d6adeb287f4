// One of a few: a row of radios with words, or a segment of them side by side. Arrows move, as in every radio group.
import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import "./choice.css";

type Option<Value extends string> = { readonly value: Value; readonly label: ReactNode; readonly note?: ReactNode };
type ChoiceProps<Value extends string> = {
  label: string;
  /** Said but not shown, where a heading says it already. */
  labelHidden?: boolean;
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  disabled?: boolean;
};

function Choice<Value extends string>({
  look,
  label,
  labelHidden,
  value,
  onChange,
  options,
  disabled = false,
}: ChoiceProps<Value> & { look: string }) {
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup className={look} value={value} onChange={choose} isDisabled={disabled} orientation="horizontal">
      <Label className={labelHidden ? "visually-hidden" : "choice-label"}>{label}</Label>
      <div className="choices">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice">
            <span className="choice-words">{option.label}</span>
            {option.note !== undefined && <span className="choice-note">{option.note}</span>}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export function RadioRow<Value extends string>(props: ChoiceProps<Value>) {
  return <Choice look="radio-row" {...props} />;
}

export function Segment<Value extends string>(props: ChoiceProps<Value>) {
  return <Choice look="segment" {...props} />;
}
