using System.Text.Json.Nodes;

namespace CallInsight.Storage.AuditTrail;

/// <summary>The lines of an audit file (JSON lines): links in their order, then the checkpoints that were signed.</summary>
public static class AuditFile
{
    /// <param name="body">As it was hashed.</param>
    /// <param name="opened">What is sealed in it, opened for people to read: not part of what is proved.</param>
    public static string Row(byte[] body, byte[] hash, JsonObject opened)
        => new JsonObject { ["row"] = JsonNode.Parse(body), ["hash"] = Convert.ToHexStringLower(hash), ["opened"] = opened }.ToJsonString();

    public static string Checkpoint(byte[] body, byte[] signature, byte[] publicKey)
        => new JsonObject { ["checkpoint"] = JsonNode.Parse(body), ["signature"] = Convert.ToBase64String(signature), ["publicKey"] = Convert.ToBase64String(publicKey) }.ToJsonString();

    internal static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
