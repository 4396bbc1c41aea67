using CallInsight.Analysis;

namespace CallInsight.Grains.Search;

/// <summary>Weights of a <c>tsvector</c>'s positions tell who said a word, at no cost in size: A the rep, B the customer, C the name of
/// somebody who is there, none for everything else.</summary>
internal static class SearchWeight
{
    /// <summary>A name, as a part of a <c>tsquery</c>.</summary>
    public const string Name = ":C";

    /// <summary>A name, in a <c>tsvector</c>.</summary>
    public const char OfNames = 'C';

    /// <summary>What a side's words have in a <c>tsquery</c>; empty for whoever.</summary>
    public static string OfSide(string? side) => side switch { "rep" => ":A", "customer" => ":B", _ => string.Empty };

    /// <summary>The same of a position in a <c>tsvector</c>; null for whoever.</summary>
    public static char? LetterOfSide(string? side) => side switch { "rep" => 'A', "customer" => 'B', _ => null };

    /// <summary>What a speaker's words have in a <c>tsvector</c>; null for none.</summary>
    public static char? Of(SpeakerRole role) => role switch { SpeakerRole.Rep => 'A', SpeakerRole.Customer => 'B', _ => null };
}
