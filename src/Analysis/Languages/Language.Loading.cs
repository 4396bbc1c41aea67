using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

internal sealed partial class Language
{
    private (PhraseIndex? Index, ImmutableArray<string> Tags) Index(string file, WordTraits head, bool stemmed = false, Func<string, WordTraits>? also = null)
        => Index(LanguageFile.Read(Code + "/" + file), head, stemmed, also);

    // Words that may begin a phrase have the head's trait, and what else its section gives them.
    private (PhraseIndex? Index, ImmutableArray<string> Tags) Index(IReadOnlyList<(string Section, string Line)> lines, WordTraits head, bool stemmed, Func<string, WordTraits>? also = null)
    {
        if (lines.Count == 0)
        {
            return (null, []);
        }

        var tags = lines.Select(l => l.Section).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var numbers = stemmed ? _stemmedTerms : _terms;
        var phrases = lines.Select(l => new Phrase(numbers.NumbersOf(l.Line), tags.IndexOf(l.Section))).ToList();
        foreach (var phrase in phrases)
        {
            _beginnings.Add(phrase, head | (also?.Invoke(tags[phrase.Tag]) ?? WordTraits.None), stemmed);
        }

        return (new PhraseIndex(head, stemmed, phrases), tags);
    }

    // Every word that any file of the language names; the others of a call are known by their stems alone.
    private IEnumerable<Form> ReadForms()
    {
        var terms = _terms.Numbers;
        var traits = WordsOfClasses();
        var ratings = English ? ReadRatings() : [];
        foreach (var form in terms.Keys.Concat(traits.Keys).Concat(ratings.Keys).Distinct(StringComparer.Ordinal).ToList())
        {
            yield return MakeForm(form, terms.GetValueOrDefault(form, -1), traits.GetValueOrDefault(form), ratings.GetValueOrDefault(form));
        }
    }

    private Form MakeForm(string form, int term, WordTraits traits, double rating)
    {
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var stem = Stem(form, buffer);
        var stemTerm = _stemTerms.TryGetValue(stem, out var number) ? number : -1;
        traits |= English && form.EndsWith("n't", StringComparison.Ordinal) ? WordTraits.Negation : WordTraits.None;
        traits |= English && form.EndsWith("'ll", StringComparison.Ordinal) ? WordTraits.Future : WordTraits.None;
        traits |= rating != 0 ? WordTraits.Rated : WordTraits.None;
        traits |= (traits & (WordTraits.Stop | WordTraits.Backchannel)) == WordTraits.None ? WordTraits.Telling : WordTraits.None;
        traits |= IsContent(form, traits) ? WordTraits.Content : WordTraits.None;
        traits |= DuePhrases is not null && DateWords.TryFigure(form, out _) ? WordTraits.BeginsTime : WordTraits.None;
        traits |= _beginnings.All(term, stemTerm);
        return new Form(form, stem.SequenceEqual(form) ? form : new string(stem), new WordFacts(traits, _beginnings.Alone(term, stemTerm), term, stemTerm), rating);
    }

    private static bool IsContent(string form, WordTraits traits)
        => form.Length >= LeastLettersOfContent && (traits & (WordTraits.Telling | WordTraits.Number)) == WordTraits.Telling && !char.IsAsciiDigit(form[0]);

    private Dictionary<string, WordTraits> WordsOfClasses()
    {
        var classes = new Dictionary<string, WordTraits>(StringComparer.Ordinal);
        foreach (var (section, line) in LanguageFile.Read(Code + "/words"))
        {
            Mark(classes, line.Split(' ', StringSplitOptions.RemoveEmptyEntries), Enum.Parse<WordTraits>(section, ignoreCase: true));
        }

        Mark(classes, LanguageFile.Read(Code + "/backchannels").Select(l => l.Line), WordTraits.Backchannel);

        Mark(classes, Dates.Beginnings, WordTraits.BeginsTime);
        return classes;
    }

    private static void Mark(Dictionary<string, WordTraits> classes, IEnumerable<string> words, WordTraits trait)
    {
        foreach (var word in words)
        {
            classes[word] = classes.GetValueOrDefault(word) | trait;
        }
    }

    private Dictionary<string, double> ReadRatings()
    {
        var ratings = ReadLexicon();
        foreach (var (section, line) in LanguageFile.Read(Code + "/sentiment").Where(l => !IsPhrase(l.Line)))
        {
            ratings[line] = double.Parse(section, CultureInfo.InvariantCulture);
        }

        return ratings;
    }

    private static bool IsPhrase(string line) => line.Contains(' ', StringComparison.Ordinal);

    // Each line: word, mean rating of ten people (−4 to 4), deviation, the ratings. Emoticons and hyphenated entries can match no word and are left out.
    private static Dictionary<string, double> ReadLexicon()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("vader/lexicon")
            ?? throw new InvalidOperationException("The sentiment lexicon is not embedded.");
        using var reader = new StreamReader(stream);
        var ratings = new Dictionary<string, double>(8192, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split('\t');
            if (columns.Length > 1 && columns[0].All(c => char.IsAsciiLetter(c) || c == '\''))
            {
                ratings[columns[0]] = double.Parse(columns[1], NumberStyles.Float, CultureInfo.InvariantCulture);
            }
        }

        return ratings;
    }
}
