using System.Runtime.Intrinsics;
using System.Text;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>Tells the language of a call by its commonest small words.</summary>
internal static class LanguageRecognition
{
    /// <summary>The language where none can be told, as in BCP 47.</summary>
    public const string Undetermined = "und";

    // Enough for a choice: the small words make up a third of running speech.
    private const int EnoughWords = 1_000;

    // "Hi" and "yo" are no Spanish call.
    private const int FewWords = 20;
    private const int EnoughOfFew = 2;

    private static readonly string[] Codes = ["en", "de", "fr", "es", "it", "nl", "pt"];

    // The small words, and for each a 1 in the place of every language that has it.
    private static readonly FormNumbers SmallWords = new();
    private static readonly Vector128<ushort>[] Languages = ReadLanguages();

    /// <summary>The language given, as a two-letter code in lower case; else the recognised one.</summary>
    public static string Of(Transcript transcript) => Given(transcript.Language) ?? Recognise(transcript.Utterances);

    private static string? Given(string? language)
    {
        if (string.IsNullOrWhiteSpace(language))
        {
            return null;
        }

        var code = language.Trim().ToLowerInvariant();
        var end = code.AsSpan().IndexOfAny('-', '_');
        code = end > 0 ? code[..end] : code;
        return code switch
        {
            "eng" or "english" => "en",
            "deu" or "ger" or "german" or "deutsch" => "de",
            _ => code,
        };
    }

    private static string Recognise(IReadOnlyList<Utterance> utterances)
    {
        using var plain = new PlainText();
        var reading = new Reading();
        for (var i = 0; i < utterances.Count && reading.Words < EnoughWords; i++)
        {
            reading.Read(utterances[i].Text, plain.Of(utterances[i].Text));
        }

        Span<ushort> counts = stackalloc ushort[Vector128<ushort>.Count];
        reading.Counts.CopyTo(counts);
        return Choose(counts[..Codes.Length], reading.Words, reading.Foreign);
    }

    // Of two languages with as many small words the first wins. A few words that tell nothing are English when they are plain ASCII.
    private static string Choose(ReadOnlySpan<ushort> counts, int words, int foreign)
    {
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        if (counts[best] < (words < FewWords ? EnoughOfFew : 1))
        {
            return foreign == 0 ? Codes[0] : Undetermined;
        }

        // Under one small word in twelve, it is some other language.
        return words > 40 && counts[best] * 12 < words ? Undetermined : Codes[best];
    }

    private static Vector128<ushort>[] ReadLanguages()
    {
        var languages = new List<Vector128<ushort>>();
        for (var i = 0; i < Codes.Length; i++)
        {
            foreach (var word in LanguageFile.Read(Codes[i] + "/recognise").SelectMany(l => l.Line.Split(' ')))
            {
                var number = SmallWords.Add(word);
                if (number == languages.Count)
                {
                    languages.Add(Vector128<ushort>.Zero);
                }

                languages[number] = languages[number].WithElement(i, (ushort)1);
            }
        }

        return [.. languages];
    }

    /// <summary>Counts small words of each language, and words that are not of ASCII characters alone.</summary>
    private ref struct Reading
    {
        public int Words { get; private set; }

        public int Foreign { get; private set; }

        /// <summary>One count for each language; of <see cref="EnoughWords"/> words none runs over.</summary>
        public Vector128<ushort> Counts { get; private set; }

        public void Read(ReadOnlySpan<char> text, ReadOnlySpan<byte> plain)
        {
            var at = 0;
            while (at < text.Length && Words < EnoughWords)
            {
                var length = PlainForm.ReadWord(plain, at, out var form);
                if (length > 0)
                {
                    Add(SmallWords.Find(form));
                    at += length;
                }
                else
                {
                    at += Text.Words.CharacterAt(text, at) > 0 ? ReadAnyWord(text[at..]) : 1;
                }
            }
        }

        private int ReadAnyWord(ReadOnlySpan<char> text)
        {
            Span<char> buffer = stackalloc char[WordForm.Longest];
            var words = Text.Words.Of(text);
            words.MoveNext();
            var form = buffer[..WordForm.Of(words.Current, buffer)];
            Foreign += Ascii.IsValid(form) ? 0 : 1;
            Add(SmallWords.Find(form));
            return words.Current.Length;
        }

        private void Add(int smallWord)
        {
            Words++;
            Counts += smallWord < 0 ? Vector128<ushort>.Zero : Languages[smallWord];
        }
    }
}
