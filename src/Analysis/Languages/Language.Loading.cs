using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace CallInsight.Analysis.Languages;

internal sealed partial class Language
{
    private (PhraseIndex? Index, ImmutableArray<string> Tags) Index(string file, bool stemmed)
    {
        var lines = LanguageFile.Read(Code + "/" + file);
        if (lines.Count == 0)
        {
            return (null, []);
        }

        var tags = lines.Select(l => l.Section).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var index = new PhraseIndex(stemmed);
        var numbers = stemmed ? _stemNumbers : _formNumbers;
        foreach (var (section, line) in lines)
        {
            index.Add(new Phrase(numbers.NumbersOf(line), tags.IndexOf(section)));
        }

        return (index, tags);
    }

    private FrozenDictionary<string, WordTraits> WordsOfClasses()
    {
        var classes = new Dictionary<string, WordTraits>(StringComparer.Ordinal);
        foreach (var (section, line) in LanguageFile.Read(Code + "/words"))
        {
            var trait = Enum.Parse<WordTraits>(section, ignoreCase: true);
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                classes[word] = classes.GetValueOrDefault(word) | trait;
            }
        }

        foreach (var (_, word) in LanguageFile.Read(Code + "/backchannels"))
        {
            classes[word] = classes.GetValueOrDefault(word) | WordTraits.Backchannel;
        }

        return classes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // Each line: word, mean rating of ten people (−4 to 4), deviation, the ratings. Emoticons and hyphenated entries can match no word and are left out.
    private static FrozenDictionary<string, double> ReadLexicon()
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

        return ratings.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
