// What a language must have: the same keys as the English text, with words of its own.
export type Shape<Text> = { readonly [Key in keyof Text]: Text[Key] extends string ? string : Shape<Text[Key]> };
