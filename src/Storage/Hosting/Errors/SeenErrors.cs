using CallInsight.Contracts.Operations;

namespace CallInsight.Storage.Hosting.Errors;

/// <summary>Errors of this process that were not reported yet, one entry for each fingerprint.</summary>
/// <param name="time">When an error is seen.</param>
public sealed class SeenErrors(TimeProvider time)
{
    /// <summary>Different errors between two reports; more are only counted in the log.</summary>
    private const int Most = 200;

    private readonly Lock _lock = new();
    private Dictionary<string, ErrorSeen> _seen = new(StringComparer.Ordinal);

    /// <param name="error">With a count of its own and no times.</param>
    public void Add(ErrorSeen error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_seen.TryGetValue(error.Fingerprint, out var before))
            {
                _seen[error.Fingerprint] = before with { Count = before.Count + error.Count, LastAt = now, TraceId = error.TraceId ?? before.TraceId };
            }
            else if (_seen.Count < Most)
            {
                _seen[error.Fingerprint] = error with { FirstAt = now, LastAt = now };
            }
        }
    }

    /// <summary>Takes all of them.</summary>
    public IReadOnlyList<ErrorSeen> Take()
    {
        lock (_lock)
        {
            var taken = _seen;
            _seen = new Dictionary<string, ErrorSeen>(StringComparer.Ordinal);
            return [.. taken.Values];
        }
    }

    /// <summary>Puts back what could not be reported.</summary>
    public void PutBack(IReadOnlyList<ErrorSeen> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        lock (_lock)
        {
            foreach (var error in errors.Take(Most))
            {
                _seen[error.Fingerprint] = _seen.TryGetValue(error.Fingerprint, out var since)
                    ? since with { Count = since.Count + error.Count, FirstAt = error.FirstAt }
                    : error;
            }
        }
    }
}
