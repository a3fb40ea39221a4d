import { type Argument, type Command, Help, type HelpConfiguration, type Option } from "commander";
import type { Language } from "../core/words/words.ts";
import { colours } from "./screen.ts";

/** How a help text says what the commands say in English: texts, and the placeholders of what is typed (`<file>`). */
interface HelpWords {
  readonly text: (english: string) => string;
  readonly placeholders: (english: string) => string;
  /** Between the remarks after a description. */
  readonly separator: string;
}

const englishHelp: HelpWords = { text: (text) => text, placeholders: (text) => text, separator: "; " };

/** What commander prints for --help, in `language`: 80 columns wide off a terminal, titles in bold on one. */
export async function helpIn(language: Language): Promise<HelpConfiguration> {
  if (language === "en") return configuration(englishHelp);
  const { frenchHelp } = await import("../core/words/help/french.ts");
  return configuration(frenchHelp);
}

const base = Help.prototype;

function configuration({ text, placeholders, separator }: HelpWords): HelpConfiguration {
  const withRemarks = (description: string, remarks: readonly string[]): string =>
    [text(description), ...(remarks.length > 0 ? [`(${remarks.join(separator)})`] : [])].join(" ");
  return {
    showGlobalOptions: true,
    visibleGlobalOptions(this: Help, command: Command) {
      return base.visibleGlobalOptions.call(this, command).filter(({ long }) => long !== "--version");
    },
    styleTitle: (title) => colours.bold(text(title)),
    commandUsage: (command) => placeholders(base.commandUsage(command)),
    commandDescription: (command) => text(command.description()),
    subcommandTerm: (command) => command.name(),
    subcommandDescription: (command) => text(command.description()),
    optionTerm: ({ flags }) => placeholders(flags),
    optionDescription: (option) => withRemarks(option.description, remarksOn(option, text)),
    argumentTerm: (argument) => placeholders(`<${argument.name()}>`).slice(1, -1),
    argumentDescription: ({ description }: Argument) => text(description),
    boxWrap(this: Help, paragraph: string, width: number) {
      const wrapped = base.boxWrap.call(this, paragraph.replaceAll(unbreakable, standIn), width);
      return wrapped.replaceAll(standIn, unbreakable);
    },
  };
}

/** commander breaks lines at any space: this character, which no text has, keeps `«\u00a0x\u00a0»` together. */
const standIn = "\ue000";
const unbreakable = "\u00a0";

/** What an option's declaration says beside its description. */
function remarksOn(option: Option, text: HelpWords["text"]): string[] {
  const remarks: string[] = [];
  if (option.mandatory) remarks.push(text("required"));
  if (option.argChoices) remarks.push(`${text("choices:")} ${option.argChoices.join(", ")}`);
  const byDefault = defaultOf(option);
  if (byDefault !== undefined) remarks.push(`${text("default:")} ${text(byDefault)}`);
  return remarks;
}

/** The default as it is told, or as one would type it; undefined where there is nothing to tell: switches, empty lists. */
function defaultOf({ defaultValue, defaultValueDescription, required }: Option): string | undefined {
  if (defaultValueDescription !== undefined) return defaultValueDescription;
  if (!required || defaultValue === undefined || typeof defaultValue === "object") return undefined;
  const typed = String(defaultValue);
  return typed.includes(" ") ? JSON.stringify(typed) : typed;
}
