// Fields: a label above, the box, a hint or an error in words below.
import { useId, type ReactNode } from "react";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import { FieldError } from "react-aria-components/FieldError";
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from "react-aria-components/TextField";
import "./field.css";

type TextFieldProps = Omit<AriaTextFieldProps, "className" | "style" | "children"> & {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  lines?: number;
  /** What people write is set in serif; names and numbers of the tool are not. */
  words?: boolean;
  placeholder?: string;
};

export function TextField({ label, hint, error, lines = 1, words = false, placeholder, ...rest }: TextFieldProps) {
  const box = { className: words ? "box words" : "box", ...(placeholder === undefined ? {} : { placeholder }) };
  return (
    <AriaTextField {...rest} className="field" isInvalid={error !== undefined}>
      <Label>{label}</Label>
      {lines > 1 ? <TextArea rows={lines} {...box} /> : <Input {...box} />}
      {hint !== undefined && <Text slot="description">{hint}</Text>}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

type SelectProps<Value extends string> = {
  label: string;
  value: Value | "";
  onChange: (value: Value) => void;
  options: readonly { readonly value: Value; readonly label: string }[];
  /** Shown while nothing is chosen. */
  prompt?: string;
  disabled?: boolean;
  hint?: ReactNode;
};

/** The system's own list: at home on every keyboard, screen reader and telephone. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  prompt,
  disabled,
  hint,
}: SelectProps<Value>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="box"
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.target.value)}
      >
        {(prompt !== undefined || value === "") && <option value="">{prompt ?? ""}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint}
    </div>
  );
}

type DateFieldProps = {
  label: string;
  /** "YYYY-MM-DD", or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
};

export function DateField({ label, value, onChange, ...rest }: DateFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="box"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || null)}
        {...rest}
      />
    </div>
  );
}
