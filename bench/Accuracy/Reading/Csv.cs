using System.Text;

namespace CallInsight.Bench.Accuracy.Reading;

/// <summary>Tables of comma-separated values with a head line, quoted as in RFC 4180.</summary>
internal static class Csv
{
    /// <summary>Each row by the names of its columns.</summary>
    public static IEnumerable<Dictionary<string, string>> Read(string text, char separator = ',')
    {
        List<string>? head = null;
        foreach (var row in Rows(text.TrimStart('\uFEFF'), separator))
        {
            if (head is null)
            {
                head = row;
            }
            else if (row.Count == head.Count)
            {
                yield return Enumerable.Range(0, row.Count).ToDictionary(i => head[i], i => row[i], StringComparer.Ordinal);
            }
        }
    }

    private static IEnumerable<List<string>> Rows(string text, char separator)
    {
        var (row, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                var escaped = quoted && i + 1 < text.Length && text[i + 1] == '"';
                quoted = escaped || !quoted;
                field.Append(escaped ? "\"" : "");
                i += escaped ? 1 : 0;
            }
            else if (!quoted && (c == separator || c == '\n'))
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                field.Append(c);
            }
        }

        if (row.Count > 0)
        {
            row.Add(field.ToString());
            yield return row;
        }
    }
}
