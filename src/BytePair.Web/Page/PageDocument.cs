using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Page;

/// <summary>
/// The page: one document with its style and its script in it, made of the files of this folder. It loads nothing else.
/// </summary>
internal sealed class PageDocument
{
    private readonly byte[] html;

    private PageDocument(string template, string style, string script)
    {
        string text = template
            .Replace("/*style*/", style, StringComparison.Ordinal)
            .Replace("/*script*/", script, StringComparison.Ordinal);
        html = Encoding.UTF8.GetBytes(text);
        StyleHash = HashOf(style);
        ScriptHash = HashOf(script);
    }

    /// <summary>What tells a browser that this style is ours.</summary>
    public string StyleHash { get; }

    /// <summary>What tells a browser that this script is ours.</summary>
    public string ScriptHash { get; }

    public static PageDocument Compose() => new(PageFiles.Read("page.html"), PageFiles.Read("page.css"), ScriptBundle.Compose());

    public Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = html.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(html, context.RequestAborted).AsTask();
    }

    private static string HashOf(string block) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block)))}'";
}
