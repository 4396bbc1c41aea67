namespace CallInsight.Analysis.Masking;

/// <summary>E-mail addresses and domain names that are said in words: "john dot smith at gmail dot com", "acme dot io".</summary>
internal static class SpokenAddresses
{
    private const int LongestLocalPart = 24;

    public static void Find(UtteranceWords words)
    {
        for (var i = 1; i < words.Count - 1; i++)
        {
            if (words.Is(i, MaskTraits.Dot) && !words.IsTaken(i) && Addresses.IsTopLevel(words.FormOf(i + 1)) && !words.Is(i + 1, MaskTraits.NumberWord) && IsPart(words, i - 1) && words.Gap(i) is " ")
            {
                i = Read(words, i);
            }
        }

        FindHalfSpoken(words);
    }

    // Goes to both sides of a "dot": labels behind it, labels before it, and the local part where an "at" stands before those.
    private static int Read(UtteranceWords words, int dot)
    {
        var end = dot + 2;
        while (end + 1 < words.Count && words.FormOf(end) == "dot" && Addresses.IsTopLevel(words.FormOf(end + 1)))
        {
            end += 2;
        }

        while (end + 1 < words.Count && words.FormOf(end) is "slash" && words.Gap(end - 1) is " " && (!words.Is(end + 1, MaskTraits.Function) || words.FormOf(end + 1) is "about" or "to"))
        {
            end += 2;
        }

        var host = StartOfLabels(words, dot - 1);
        var first = words.FormOf(host - 1) == "at" ? StartOfLocalPart(words, host - 2) : host;
        words.Mark(first, end, first < host ? "email" : "url");
        return end;
    }

    // Labels run left over "dot", "dash" and spelled letters; two or three words make one where an "at" or "dot" stands before them.
    private static int StartOfLabels(UtteranceWords words, int last)
    {
        var first = last;
        while (true)
        {
            var before = first;
            while (first > 0 && words.FormOf(first - 1) is not "at" && words.Gap(first - 1) is " " && !words.IsTaken(first - 1)
                && (IsLink(words.FormOf(first - 1)) || words.FormOf(first - 1) == "www" || IsLink(words.FormOf(first)) || IsSpelled(words, first, last)))
            {
                first--;
            }

            first = LinkBefore(words, first);
            if (first == before || first == 0)
            {
                return first;
            }
        }
    }

    private static int LinkBefore(UtteranceWords words, int first)
    {
        for (var i = first - 1; i > 0 && first - i <= 3 && words.Gap(i) is " " && !words.IsTaken(i) && (!words.Is(i, MaskTraits.Function) || words.FormOf(i) == "the"); i--)
        {
            if (words.FormOf(i - 1) is "at" or "dot" && words.Gap(i - 1) is " ")
            {
                return i;
            }
        }

        return first;
    }

    private static bool IsLink(string form) => form is "dot" or "dash" or "hyphen" or "slash" or "colon" or "double";

    // "a c m e": letters one by one.
    private static bool IsSpelled(UtteranceWords words, int first, int last) => words.LengthOf(first) == 1 && first <= last && words.LengthOf(first - 1) == 1 && words.FormOf(first - 1) is not "a";

    private static int StartOfLocalPart(UtteranceWords words, int last)
    {
        var first = last + 1;
        var afterSign = true;
        while (first > 0 && last - first < LongestLocalPart && !words.IsTaken(first - 1) && (first == last + 1 || words.Gap(first - 1) is " " or ", " or "-" or "." or "_"))
        {
            var sign = IsSign(words.FormOf(first - 1));
            if (!sign && !afterSign && !MayStandFree(words, first - 1))
            {
                break;
            }

            if (!sign && IsLead(words, first - 1) && !(first <= last && IsSign(words.FormOf(first))))
            {
                break;
            }

            (first, afterSign) = (first - 1, sign);
        }

        while (first <= last && IsSign(words.FormOf(first)))
        {
            first++;
        }

        return first > last ? last + 2 : first;
    }

    private static bool IsSign(string form) => form is "dot" or "underscore" or "dash" or "hyphen" or "plus" or "minus" or "period";

    // Without a sign between: letters, figures and names run on.
    private static bool MayStandFree(UtteranceWords words, int word)
        => IsSpelling(words, word) || (words.FormOf(word - 1) == "in" && words.FormOf(word - 2) == "as") || words.LengthOf(word) == 1 || words.IsFigure(word)
            || words.Is(word, MaskTraits.NumberWord | MaskTraits.Repeat | MaskTraits.Name) || !words.Is(word, MaskTraits.Common | MaskTraits.Function);

    // "S as in Sam".
    private static bool IsSpelling(UtteranceWords words, int word)
        => (words.FormOf(word) == "as" && words.FormOf(word + 1) == "in") || (words.FormOf(word) == "in" && words.FormOf(word - 1) == "as");

    private static bool IsLead(UtteranceWords words, int word)
        => words.FormOf(word) is "is" or "it's" or "its" or "to" or "me" or "us" or "that's" or "email" or "mail" or "address" or "at" or "the" or "look" or "find" or "reach" or "contact" or "write" or "and"
            || (words.Is(word, MaskTraits.Function) && words.LengthOf(word) > 1 && !IsSpelling(words, word));

    private static bool IsPart(UtteranceWords words, int word)
        => words.Gap(word) is " " && !words.IsTaken(word) && (!words.Is(word, MaskTraits.Function) || Addresses.IsMailbox(words.FormOf(word)) || words.LengthOf(word) == 1);

    // "john dot smith at gmail.com": the domain is written, the rest is said.
    private static void FindHalfSpoken(UtteranceWords words)
    {
        for (var i = words.Found.Count - 1; i >= 0; i--)
        {
            var url = words.Found[i];
            var at = url.Kind == "url" ? WordAt(words, url.Start) - 1 : 0;
            if (at < 1 || words.FormOf(at) != "at")
            {
                continue;
            }

            var first = StartOfLocalPart(words, at - 1);
            var said = first < at && (first < at - 1 || !words.Is(first, MaskTraits.Common | MaskTraits.Function) || Addresses.IsMailbox(words.FormOf(at + 1)));
            if (said)
            {
                words.Widen(i, first, "email");
            }
        }
    }

    private static int WordAt(UtteranceWords words, int start)
    {
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = words.StartOf(middle) < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
