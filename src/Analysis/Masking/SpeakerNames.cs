using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Masking;

/// <summary>The words of the speakers' names, as far as the source names them: whoever is in a call is spoken of in it.</summary>
internal static class SpeakerNames
{
    private const int ShortestWord = 3;

    public static HashSet<string> Of(Conversation conversation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Span<char> buffer = stackalloc char[WordForm.Longest];
        foreach (var speaker in conversation.Speakers)
        {
            foreach (var word in Words.Of(speaker.Name))
            {
                var length = WordForm.Of(word, buffer);
                if (length >= ShortestWord && !char.IsDigit(buffer[0]))
                {
                    names.Add(new string(buffer[..length]));
                }
            }
        }

        return names;
    }

    /// <summary>Finds these names, where no other rule for names is known.</summary>
    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = i;
            while (end < words.Count && !words.IsTaken(end) && words.IsOfAPerson(end))
            {
                end++;
            }

            if (end > i)
            {
                words.Mark(i, end, "person");
                i = end - 1;
            }
        }
    }
}
